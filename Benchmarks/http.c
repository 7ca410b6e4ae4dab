// What curl itself can do: GET one URL many times over a plain loop of curl_multi, to hold the bot's HTTP client against.
//
//   cc -O2 Benchmarks/http.c -lcurl -o http-loop && ./http-loop URL REQUESTS IN-FLIGHT [CA-FILE]

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

struct body {
  char bytes[1 << 20];
  size_t count;
};

static size_t take(char *bytes, size_t size, size_t count, void *context) {
  struct body *body = context;
  if (body->count + size * count > sizeof body->bytes) return 0;
  for (size_t i = 0; i < size * count; i++) body->bytes[body->count + i] = bytes[i];
  body->count += size * count;
  return size * count;
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static double processor_seconds(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static CURL *request(const char *url, const char *ca_file) {
  CURL *easy = curl_easy_init();
  struct body *body = calloc(1, sizeof *body);
  if (!easy || !body) exit(2);
  curl_easy_setopt(easy, CURLOPT_URL, url);
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
  curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_PROXY, "");
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, 30000L);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, body);
  curl_easy_setopt(easy, CURLOPT_PRIVATE, body);
  if (ca_file) curl_easy_setopt(easy, CURLOPT_CAINFO, ca_file);
  return easy;
}

int main(int count, char **arguments) {
  if (count < 4) {
    fprintf(stderr, "usage: http-loop URL REQUESTS IN-FLIGHT [CA-FILE]\n");
    return 64;
  }
  const long requests = atol(arguments[2]), in_flight = atol(arguments[3]);
  curl_global_init(CURL_GLOBAL_DEFAULT);
  CURLM *multi = curl_multi_init();
  curl_multi_setopt(multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
  curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, 8L);
  curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, 32L);

  const double start = seconds(), processor_start = processor_seconds();
  long begun = 0, answered = 0, failed = 0;
  for (; begun < requests && begun < in_flight; begun++) {
    curl_multi_add_handle(multi, request(arguments[1], count > 4 ? arguments[4] : NULL));
  }
  while (answered + failed < begun) {
    int running, left;
    curl_multi_perform(multi, &running);
    for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL *easy = message->easy_handle;
      long status = 0;
      struct body *body = NULL;
      curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
      curl_easy_getinfo(easy, CURLINFO_PRIVATE, &body);
      if (message->data.result == CURLE_OK && status == 200) answered++;
      else failed++;
      body->count = 0;
      curl_multi_remove_handle(multi, easy);
      if (begun < requests) {
        begun++;
        curl_multi_add_handle(multi, easy);
      } else {
        free(body);
        curl_easy_cleanup(easy);
      }
    }
    if (answered + failed < begun) curl_multi_poll(multi, NULL, 0, 1000, NULL);
  }
  const double elapsed = seconds() - start, processor = processor_seconds() - processor_start;
  printf("%ld answered, %ld failed, %.0f requests/s, %.2f CPU s, %.1f CPU us/request\n", answered, failed,
         answered / elapsed, processor, requests > 0 ? processor / requests * 1e6 : 0);
  curl_multi_cleanup(multi);
  return failed == 0 ? 0 : 1;
}
