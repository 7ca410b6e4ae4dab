#define CURL_DISABLE_TYPECHECK
#include "CCurl.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static CURLcode started = CURLE_FAILED_INIT;
static unsigned int number;
static const char *version;

// What is used of libcurl, by its names without `curl_`.
static struct {
  __typeof__(curl_version_info) *version_info;
  __typeof__(curl_global_init) *global_init;
  __typeof__(curl_easy_setopt) *easy_setopt;
  __typeof__(curl_easy_getinfo) *easy_getinfo;
  __typeof__(curl_multi_setopt) *multi_setopt;
  __typeof__(curl_multi_info_read) *multi_info_read;
  __typeof__(curl_easy_init) *easy_init;
  __typeof__(curl_easy_cleanup) *easy_cleanup;
  __typeof__(curl_easy_reset) *easy_reset;
  __typeof__(curl_multi_init) *multi_init;
  __typeof__(curl_multi_cleanup) *multi_cleanup;
  __typeof__(curl_multi_add_handle) *multi_add_handle;
  __typeof__(curl_multi_remove_handle) *multi_remove_handle;
  __typeof__(curl_multi_perform) *multi_perform;
  __typeof__(curl_multi_poll) *multi_poll;
  __typeof__(curl_multi_wakeup) *multi_wakeup;
  __typeof__(curl_slist_append) *slist_append;
  __typeof__(curl_slist_free_all) *slist_free_all;
  __typeof__(curl_free) *free;
  __typeof__(curl_url) *url;
  __typeof__(curl_url_cleanup) *url_cleanup;
  __typeof__(curl_url_get) *url_get;
  __typeof__(curl_url_set) *url_set;
} curl;

#ifdef __APPLE__
static const char *const names[] = {"libcurl.4.dylib", "/usr/lib/libcurl.4.dylib"};
#else
static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};
#endif

static bool load(void) {
  void *library = NULL;
  for (size_t i = 0; !library && i < sizeof names / sizeof *names; i++) library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (!library) return false;
#define FIND(name) \
  if (!(curl.name = (__typeof__(curl.name))dlsym(library, "curl_" #name))) return false
  FIND(version_info);
  curl_version_info_data *found = curl.version_info(CURLVERSION_NOW);
  number = found->version_num;
  version = found->version;
  if (number < CCURL_OLDEST) return false;
  FIND(global_init);
  FIND(easy_setopt);
  FIND(easy_getinfo);
  FIND(multi_setopt);
  FIND(multi_info_read);
  FIND(easy_init);
  FIND(easy_cleanup);
  FIND(easy_reset);
  FIND(multi_init);
  FIND(multi_cleanup);
  FIND(multi_add_handle);
  FIND(multi_remove_handle);
  FIND(multi_perform);
  FIND(multi_poll);
  FIND(multi_wakeup);
  FIND(slist_append);
  FIND(slist_free_all);
  FIND(free);
  FIND(url);
  FIND(url_cleanup);
  FIND(url_get);
  FIND(url_set);
#undef FIND
  return true;
}

static void start(void) {
  if (load()) started = curl.global_init(CURL_GLOBAL_DEFAULT);
}

CURLcode ccurl_start(void) {
  pthread_once(&once, start);
  return started;
}

unsigned int ccurl_number(void) { return number; }
const char *ccurl_version(void) { return version; }

CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) { return curl.easy_setopt(easy, option, value); }

CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, const void *value) {
  return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_stream(CURL *easy, CURLoption option, ccurl_stream value) {
  return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_leave_resolver_behind(CURL *easy) {
  // By number: the headers it was built with may be older than the library it runs with, or newer.
  const CURLoption quick_exit = (CURLoption)(CURLOPTTYPE_LONG + 322);
  return number >= 0x075700 ? curl.easy_setopt(easy, quick_exit, 1L) : CURLE_OK;
}

CURLcode ccurl_get_long(CURL *easy, CURLINFO field, long *value) { return curl.easy_getinfo(easy, field, value); }

CURLcode ccurl_get_offset(CURL *easy, CURLINFO field, curl_off_t *value) {
  return curl.easy_getinfo(easy, field, value);
}

CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl.multi_setopt(multi, option, value);
}

CURL *ccurl_easy_init(void) { return curl.easy_init(); }
void ccurl_easy_cleanup(CURL *easy) { curl.easy_cleanup(easy); }
void ccurl_easy_reset(CURL *easy) { curl.easy_reset(easy); }
CURLM *ccurl_multi_init(void) { return curl.multi_init(); }
CURLMcode ccurl_multi_cleanup(CURLM *multi) { return curl.multi_cleanup(multi); }
CURLMcode ccurl_multi_add_handle(CURLM *multi, CURL *easy) { return curl.multi_add_handle(multi, easy); }
CURLMcode ccurl_multi_remove_handle(CURLM *multi, CURL *easy) { return curl.multi_remove_handle(multi, easy); }
CURLMcode ccurl_multi_perform(CURLM *multi, int *running) { return curl.multi_perform(multi, running); }
CURLMcode ccurl_multi_poll(CURLM *multi, struct curl_waitfd extra[], unsigned int count, int milliseconds, int *ready) { return curl.multi_poll(multi, extra, count, milliseconds, ready); }
CURLMcode ccurl_multi_wakeup(CURLM *multi) { return curl.multi_wakeup(multi); }
struct curl_slist *ccurl_slist_append(struct curl_slist *list, const char *text) { return curl.slist_append(list, text); }
void ccurl_slist_free_all(struct curl_slist *list) { curl.slist_free_all(list); }
void ccurl_free(void *memory) { curl.free(memory); }
CURLU *ccurl_url(void) { return curl.url(); }
void ccurl_url_cleanup(CURLU *url) { curl.url_cleanup(url); }
CURLUcode ccurl_url_get(CURLU *url, CURLUPart part, char **text, unsigned int flags) { return curl.url_get(url, part, text, flags); }
CURLUcode ccurl_url_set(CURLU *url, CURLUPart part, const char *text, unsigned int flags) { return curl.url_set(url, part, text, flags); }

bool ccurl_next_ended(CURLM *multi, CURL **easy, CURLcode *result) {
  int left;
  CURLMsg *message;
  while ((message = curl.multi_info_read(multi, &left))) {
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
