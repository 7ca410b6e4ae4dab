#ifndef AFTERWORD_CCURL_H
#define AFTERWORD_CCURL_H

#include <curl/curl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

// Swift cannot call curl's variadic functions: one wrapper for each kind of argument.
typedef size_t (*ccurl_stream)(char *bytes, size_t size, size_t count, void *context);

// libcurl brings thirty libraries along. It is loaded when the first client is made, and not when the program starts:
// who only talks in a terminal need not wait for it. Nothing below may be called before `ccurl_start` gave CURLE_OK.

// 7.85.0, the first that takes the protocols it may speak by name: without that every transfer fails.
#define CCURL_OLDEST 0x075500
// Once for the process, whoever asks first; CURLE_FAILED_INIT where there is no libcurl, or a too old one.
CURLcode ccurl_start(void);
// Of the library that `ccurl_start` found: 0x075801 and "7.88.1"; 0 and NULL where there is none.
unsigned int ccurl_number(void);
const char *ccurl_version(void);

CURL *ccurl_easy_init(void);
void ccurl_easy_cleanup(CURL *easy);
void ccurl_easy_reset(CURL *easy);
CURLM *ccurl_multi_init(void);
CURLMcode ccurl_multi_cleanup(CURLM *multi);
CURLMcode ccurl_multi_add_handle(CURLM *multi, CURL *easy);
CURLMcode ccurl_multi_remove_handle(CURLM *multi, CURL *easy);
CURLMcode ccurl_multi_perform(CURLM *multi, int *running);
CURLMcode ccurl_multi_poll(CURLM *multi, struct curl_waitfd extra[], unsigned int count, int milliseconds, int *ready);
CURLMcode ccurl_multi_wakeup(CURLM *multi);
struct curl_slist *ccurl_slist_append(struct curl_slist *list, const char *text);
void ccurl_slist_free_all(struct curl_slist *list);
void ccurl_free(void *memory);
CURLU *ccurl_url(void);
void ccurl_url_cleanup(CURLU *url);
CURLUcode ccurl_url_get(CURLU *url, CURLUPart part, char **text, unsigned int flags);
CURLUcode ccurl_url_set(CURLU *url, CURLUPart part, const char *text, unsigned int flags);

CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value);
CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value);
CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value);
CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, const void *value);
CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value);
CURLcode ccurl_set_stream(CURL *easy, CURLoption option, ccurl_stream value);
// Taking a transfer out must not wait for a name server's answer; curl before 7.87 always waits.
CURLcode ccurl_leave_resolver_behind(CURL *easy);

CURLcode ccurl_get_long(CURL *easy, CURLINFO field, long *value);
CURLcode ccurl_get_offset(CURL *easy, CURLINFO field, curl_off_t *value);

CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value);
// False when no further transfer has ended.
bool ccurl_next_ended(CURLM *multi, CURL **easy, CURLcode *result);

// Runs `body(context)` on a detached thread that takes no signals: a broken pipe is an error there, never an end of the
// program. False when there is no thread to be had.
bool ccurl_run_thread(void (*body)(void *context), void *context);

#endif
