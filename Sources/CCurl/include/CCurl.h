#ifndef AFTERWORD_CCURL_H
#define AFTERWORD_CCURL_H
#include <curl/curl.h>
#endif
