#include "CProcess.h"

#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

bool cprocess_keep_memory_private(void) {
  const struct rlimit none = {0, 0};
  bool is_private = setrlimit(RLIMIT_CORE, &none) == 0;
#ifdef __linux__
  // A pipe for core files does not heed the limit; this it does.
  is_private = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && is_private;
#endif
  return is_private;
}
