#include <stdio.h>
#include <sys/ioctl.h>

#include <editline/readline.h>

// ioctl is variadic, which Swift cannot call. Columns of the window behind a descriptor; 0 where there is none.
static inline int afterword_columns(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
