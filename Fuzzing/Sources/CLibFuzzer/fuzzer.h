#include <stddef.h>
#include <stdint.h>

// What -sanitize=fuzzer links in; LLVM ships no header for it.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*run)(const uint8_t *bytes, size_t count));
