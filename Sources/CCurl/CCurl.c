#include "CCurl.h"

#include <signal.h>
#include <stdlib.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static CURLcode started = CURLE_FAILED_INIT;

static void start(void) { started = curl_global_init(CURL_GLOBAL_DEFAULT); }

CURLcode ccurl_start(void) {
  pthread_once(&once, start);
  return started;
}

CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) { return curl_easy_setopt(easy, option, value); }

CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, const void *value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode ccurl_set_stream(CURL *easy, CURLoption option, ccurl_stream value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode ccurl_leave_resolver_behind(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075700
  return curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#else
  (void)easy;
  return CURLE_OK;
#endif
}

CURLcode ccurl_get_long(CURL *easy, CURLINFO field, long *value) { return curl_easy_getinfo(easy, field, value); }

CURLcode ccurl_get_offset(CURL *easy, CURLINFO field, curl_off_t *value) {
  return curl_easy_getinfo(easy, field, value);
}

CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

bool ccurl_next_ended(CURLM *multi, CURL **easy, CURLcode *result) {
  int left;
  CURLMsg *message;
  while ((message = curl_multi_info_read(multi, &left))) {
    if (message->msg != CURLMSG_DONE) continue;
    *easy = message->easy_handle;
    *result = message->data.result;
    return true;
  }
  return false;
}

struct work {
  void (*body)(void *context);
  void *context;
};

static void *run(void *argument) {
  struct work work = *(struct work *)argument;
  free(argument);
  work.body(work.context);
  return NULL;
}

bool ccurl_run_thread(void (*body)(void *context), void *context) {
  struct work *work = malloc(sizeof *work);
  if (!work) return false;
  *work = (struct work){body, context};

  // A thread is born with its maker's mask, so that no signal falls between.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  bool made = pthread_create(&thread, NULL, run, work) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);

  if (made) pthread_detach(thread);
  else free(work);
  return made;
}
