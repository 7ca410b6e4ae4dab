// What SQLite itself can do: the rows that turns of a bot write, from plain C, to hold the bot's store against.
//
//   cc -O2 Benchmarks/turns.c -lsqlite3 -o turns-loop && ./turns-loop pair|save|turn TURNS PER-COMMIT FILE
//
// `pair` writes a session (400 bytes, an upsert) and a message (200 bytes, with an index), and nothing else. The others
// have the tables, indexes and rows of the bot. `turn`: an event known and queued; the event taken, the session saved and
// its message queued; the message struck off and its platform id kept; three commits for so many turns. `save`: what
// stands between the first two semicolons, in one.

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static sqlite3 *db;
static unsigned char bytes[512];

static void check(int code) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  fprintf(stderr, "SQLite: %s\n", sqlite3_errmsg(db));
  exit(2);
}

static void run(const char *sql) { check(sqlite3_exec(db, sql, NULL, NULL, NULL)); }

static sqlite3_stmt *prepared(const char *sql) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
  return statement;
}

static void step(sqlite3_stmt *statement) {
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) continue;
  check(code);
  check(sqlite3_reset(statement));
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

// Sixteen bytes that look as random as a hash.
static void bind_hash(sqlite3_stmt *statement, int place, unsigned long long number) {
  unsigned long long hash[2];
  for (int i = 0; i < 2; i++) {
    number = (number ^ (number >> 31)) * 0x9E3779B97F4A7C15ull + i + 1;
    hash[i] = number ^ (number >> 29);
  }
  check(sqlite3_bind_blob(statement, place, hash, sizeof hash, SQLITE_TRANSIENT));
}

static void bind_bytes(sqlite3_stmt *statement, int place, int count) {
  check(sqlite3_bind_blob(statement, place, bytes, count, SQLITE_STATIC));
}

static const long people = 1000, start = 1772445600000;

static double pairs(long turns, long per_commit) {
  run("CREATE TABLE session (key BLOB PRIMARY KEY, revision INTEGER, state BLOB) WITHOUT ROWID;"
      "CREATE TABLE outbox (id INTEGER PRIMARY KEY, key BLOB, body BLOB, due INTEGER);"
      "CREATE INDEX outbox_due ON outbox (due)");
  sqlite3_stmt *save = prepared("INSERT INTO session VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
                                "revision = excluded.revision, state = excluded.state");
  sqlite3_stmt *post = prepared("INSERT INTO outbox (key, body, due) VALUES (?, ?, ?)");
  const double begin = seconds();
  for (long turn = 0; turn < turns; turn++) {
    if (turn % per_commit == 0) run("BEGIN IMMEDIATE");
    bind_hash(save, 1, turn % people);
    sqlite3_bind_int64(save, 2, turn);
    bind_bytes(save, 3, 400);
    step(save);
    bind_hash(post, 1, turn % people);
    bind_bytes(post, 2, 200);
    sqlite3_bind_int64(post, 3, start + turn);
    step(post);
    if (turn % per_commit == per_commit - 1 || turn == turns - 1) run("COMMIT");
  }
  return seconds() - begin;
}

static void make_tables(void) {
  run("CREATE TABLE conversation (id INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL UNIQUE, data_key BLOB, "
      "identity BLOB, revision INTEGER DEFAULT 0, state BLOB, last_sequence INTEGER DEFAULT 0, last_position INTEGER "
      "DEFAULT 0, last_event BLOB, next_expiry INTEGER, used INTEGER);"
      "CREATE INDEX conversation_used ON conversation (used);"
      "CREATE INDEX conversation_expiry ON conversation (next_expiry) WHERE next_expiry IS NOT NULL;"
      "CREATE TABLE seen (key BLOB PRIMARY KEY, at INTEGER) WITHOUT ROWID; CREATE INDEX seen_at ON seen (at);"
      "CREATE TABLE inbox (id INTEGER PRIMARY KEY AUTOINCREMENT, conversation INTEGER, sequence INTEGER, event BLOB, "
      "body BLOB, received INTEGER, UNIQUE (conversation, sequence));"
      "CREATE TABLE outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB, position INTEGER, body BLOB, created "
      "INTEGER, due INTEGER, is_head INTEGER);"
      "CREATE INDEX outbox_line ON outbox (key, id); CREATE INDEX outbox_head ON outbox (due) WHERE is_head = 1;"
      "CREATE TABLE sent (id INTEGER PRIMARY KEY, conversation INTEGER, body BLOB, at INTEGER);"
      "CREATE INDEX sent_conversation ON sent (conversation); CREATE INDEX sent_at ON sent (at)");
  sqlite3_stmt *person = prepared("INSERT INTO conversation (key, data_key, identity, used) VALUES (?, ?, ?, ?)");
  run("BEGIN IMMEDIATE");
  for (long number = 0; number < people; number++) {
    bind_hash(person, 1, number);
    bind_bytes(person, 2, 60);
    bind_bytes(person, 3, 60);
    sqlite3_bind_int64(person, 4, start);
    step(person);
  }
  run("COMMIT");
}

enum { ACCEPT, SAVE, STRIKE, STEPS };

static sqlite3_stmt *know, *queue, *use, *take, *save, *post, *strike, *keep;

static void prepare_all(void) {
  know = prepared("INSERT OR IGNORE INTO seen VALUES (?, ?)");
  queue = prepared("INSERT INTO inbox (conversation, sequence, event, body, received) VALUES (?, ?, ?, ?, ?)");
  use = prepared("UPDATE conversation SET last_sequence = ?, used = ? WHERE id = ?");
  take = prepared("DELETE FROM inbox WHERE id = ?");
  save = prepared("UPDATE conversation SET revision = ?, state = ?, last_event = ? WHERE id = ?");
  post = prepared("INSERT INTO outbox (key, position, body, created, due, is_head) VALUES (?, ?, ?, ?, ?, 1)");
  strike = prepared("DELETE FROM outbox WHERE id = ?");
  keep = prepared("INSERT INTO sent VALUES (?, ?, ?, ?)");
}

static void accept_event(long turn) {
  bind_hash(know, 1, turn + 1000000000);
  sqlite3_bind_int64(know, 2, start + turn);
  step(know);
  sqlite3_bind_int64(queue, 1, turn % people + 1);
  sqlite3_bind_int64(queue, 2, turn);
  bind_hash(queue, 3, turn + 1000000000);
  bind_bytes(queue, 4, 40);
  sqlite3_bind_int64(queue, 5, start + turn);
  step(queue);
  sqlite3_bind_int64(use, 1, turn);
  sqlite3_bind_int64(use, 2, start);
  sqlite3_bind_int64(use, 3, turn % people + 1);
  step(use);
}

static void save_turn(long turn) {
  sqlite3_bind_int64(take, 1, turn + 1);
  step(take);
  bind_hash(post, 1, turn % people);
  sqlite3_bind_int64(post, 2, turn);
  bind_bytes(post, 3, 310);
  sqlite3_bind_int64(post, 4, start + turn);
  sqlite3_bind_int64(post, 5, start + turn);
  step(post);
  sqlite3_bind_int64(save, 1, turn);
  bind_bytes(save, 2, 350);
  bind_hash(save, 3, turn + 1000000000);
  sqlite3_bind_int64(save, 4, turn % people + 1);
  step(save);
}

static void strike_off(long turn) {
  sqlite3_bind_int64(strike, 1, turn + 1);
  step(strike);
  sqlite3_bind_int64(keep, 1, turn + 1);
  sqlite3_bind_int64(keep, 2, turn % people + 1);
  bind_bytes(keep, 3, 34);
  sqlite3_bind_int64(keep, 4, start + turn);
  step(keep);
}

static void do_step(int kind, long first, long end) {
  run("BEGIN IMMEDIATE");
  for (long turn = first; turn < end; turn++) {
    if (kind == ACCEPT) accept_event(turn);
    else if (kind == SAVE) save_turn(turn);
    else strike_off(turn);
  }
  run("COMMIT");
}

static double bot_turns(long turns, long per_commit, int from, int to) {
  make_tables();
  prepare_all();
  for (long first = 0; from > ACCEPT && first < turns; first += 1000) {
    do_step(ACCEPT, first, first + 1000 < turns ? first + 1000 : turns);
  }
  const double begin = seconds();
  for (long first = 0; first < turns; first += per_commit) {
    const long end = first + per_commit < turns ? first + per_commit : turns;
    for (int kind = from; kind < to; kind++) do_step(kind, first, end);
  }
  return seconds() - begin;
}

int main(int count, char **arguments) {
  if (count < 5 || atol(arguments[2]) < 1 || atol(arguments[3]) < 1) {
    fprintf(stderr, "usage: turns-loop pair|save|turn TURNS PER-COMMIT FILE\n");
    return 64;
  }
  const long turns = atol(arguments[2]), per_commit = atol(arguments[3]);
  memset(bytes, 7, sizeof bytes);
  check(sqlite3_open(arguments[4], &db));
  run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY");
  double elapsed;
  if (strcmp(arguments[1], "pair") == 0) elapsed = pairs(turns, per_commit);
  else if (strcmp(arguments[1], "save") == 0) elapsed = bot_turns(turns, per_commit, SAVE, STRIKE);
  else elapsed = bot_turns(turns, per_commit, ACCEPT, STEPS);
  printf("%.0f\n", turns / elapsed);
  return 0;
}
