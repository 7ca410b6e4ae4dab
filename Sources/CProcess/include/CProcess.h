#ifndef AFTERWORD_CPROCESS_H
#define AFTERWORD_CPROCESS_H

#include <stdbool.h>

// From now on the system writes no image of this process to a disk when it crashes, and, on Linux, lets no other
// process of the same user read its memory. False where the system refuses.
bool cprocess_keep_memory_private(void);

#endif
