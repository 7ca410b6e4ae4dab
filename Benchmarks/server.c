// Answers every request with the same few bytes, as fast as one thread can: somebody to send requests to.
//
//   cc -O2 Benchmarks/server.c -o answer && ./answer        prints the port it listens on, and serves until it is ended

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LIMIT = 512, HEAD = 16384 };

static struct pollfd places[LIMIT];
static char heads[LIMIT][HEAD];
static size_t counts[LIMIT];
static int used = 1;

static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{\"ok\":true}";

static void leave(int place) {
  close(places[place].fd);
  used--;
  places[place] = places[used];
  memcpy(heads[place], heads[used], counts[used]);
  counts[place] = counts[used];
}

// 0 where the connection is over.
static int serve(int place) {
  char *head = heads[place];
  const ssize_t count = read(places[place].fd, head + counts[place], HEAD - 1 - counts[place]);
  if (count <= 0) return 0;
  counts[place] += count;
  head[counts[place]] = 0;
  for (char *end; (end = strstr(head, "\r\n\r\n"));) {
    if (write(places[place].fd, answer, sizeof answer - 1) != sizeof answer - 1) return 0;
    const size_t taken = end + 4 - head;
    memmove(head, end + 4, counts[place] - taken + 1);
    counts[place] -= taken;
  }
  return counts[place] < HEAD - 1;
}

int main(void) {
  const int listener = socket(AF_INET, SOCK_STREAM, 0), one = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, LIMIT) ||
      getsockname(listener, (struct sockaddr *)&address, &size)) {
    perror("cannot listen");
    return 2;
  }
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  places[0] = (struct pollfd){.fd = listener, .events = POLLIN};
  while (poll(places, used, -1) >= 0) {
    for (int place = used - 1; place > 0; place--) {
      if (places[place].revents && !serve(place)) leave(place);
    }
    if (!places[0].revents) continue;
    const int fresh = accept(listener, NULL, NULL);
    if (fresh < 0) continue;
    if (used == LIMIT) {
      close(fresh);
      continue;
    }
    setsockopt(fresh, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    places[used] = (struct pollfd){.fd = fresh, .events = POLLIN};
    counts[used++] = 0;
  }
  return 2;
}
