/*
 * llm-stub - a server that answers as the tests want, and notes what it saw.
 *
 *	llm-stub DIR
 *
 * Listens on 127.0.0.1 and writes the port to DIR/port. Each request is kept
 * as it came in DIR/seen/N (1, 2, ...), and DIR/seen/N.ms has the time of its
 * arrival. The answer is DIR/replies/NAME for the first DIR/match/NAME (sorted)
 * whose text the request has; else DIR/replies/N, else DIR/replies/default.
 * A reply is a list of lines:
 *
 *	send TEXT	the bytes of TEXT, with \n \r \t \\ \" \xHH
 *	file PATH	the bytes of DIR/PATH
 *	repeat N TEXT	TEXT so many times
 *	split N		from here on in pieces of N bytes, each a packet
 *	sleep MS
 *	hang		wait until the client goes
 *	reset		end with RST instead of FIN
 *
 * Ends after five minutes at the latest.
 */

#include <arpa/inet.h>
#include <dirent.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"
#include "root.h"
#include "str.h"

static const char *dir;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int requests;

struct talk {
	int fd;
	size_t piece;		/* 0: all at once */
};

static void
nap(long ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&t, NULL);
}

static bool
read_whole(struct str *out, const char *name)
{
	struct str path = STR_INIT;
	bool there;

	str_addf(&path, "%s/%s", dir, name);
	there = access(path.s, R_OK) == 0 && file_read(out, path.s, 64 << 20,
	    NULL) == 0;
	str_release(&path);
	return there;
}

static void
write_whole(const char *name, const char *bytes, size_t n)
{
	struct str path = STR_INIT;

	str_addf(&path, "%s/%s", dir, name);
	file_replace(path.s, bytes, n, NULL);
	str_release(&path);
}

static bool
send_all(const struct talk *t, const char *s, size_t n)
{
	size_t piece = t->piece > 0 ? t->piece : n;
	ssize_t did;

	while (n > 0) {
		did = send(t->fd, s, n < piece ? n : piece, MSG_NOSIGNAL);
		if (did <= 0)
			return false;
		s += did;
		n -= (size_t)did;
		if (t->piece > 0)
			usleep(200);
	}
	return true;
}

/* TEXT with its escapes undone. */
static void
unescape(struct str *out, const char *s, size_t n)
{
	char hex[3] = "";
	size_t i;

	for (i = 0; i < n; i++) {
		if (s[i] != '\\' || i + 1 == n) {
			str_addc(out, s[i]);
			continue;
		}
		switch (s[++i]) {
		case 'n': str_addc(out, '\n'); break;
		case 'r': str_addc(out, '\r'); break;
		case 't': str_addc(out, '\t'); break;
		case 'x':
			memcpy(hex, s + i + 1, 2);
			str_addc(out, (char)strtol(hex, NULL, 16));
			i += 2;
			break;
		default: str_addc(out, s[i]);
		}
	}
}

/* One line of a reply. False: the client is gone. */
static bool
play_line(struct talk *t, const char *line, size_t n)
{
	struct linger none = { 1, 0 };
	struct str bytes = STR_INIT;
	struct pollfd p = { t->fd, POLLRDHUP, 0 };
	bool ok = true;
	char *end;
	long count;

	if (strncmp(line, "send ", 5) == 0) {
		unescape(&bytes, line + 5, n - 5);
		ok = send_all(t, bytes.s, bytes.len);
	} else if (strncmp(line, "repeat ", 7) == 0) {
		count = strtol(line + 7, &end, 10);
		unescape(&bytes, end + 1, n - (size_t)(end + 1 - line));
		while (count-- > 0 && ok)
			ok = send_all(t, bytes.s, bytes.len);
	} else if (strncmp(line, "file ", 5) == 0) {
		char *name = mem_ndup(line + 5, n - 5);

		ok = read_whole(&bytes, name) && send_all(t, bytes.s,
		    bytes.len);
		free(name);
	} else if (strncmp(line, "split ", 6) == 0) {
		t->piece = (size_t)atol(line + 6);
	} else if (strncmp(line, "sleep ", 6) == 0) {
		nap(atol(line + 6));
	} else if (strncmp(line, "hang", 4) == 0) {
		poll(&p, 1, 100000);
	} else if (strncmp(line, "reset", 5) == 0) {
		setsockopt(t->fd, SOL_SOCKET, SO_LINGER, &none, sizeof(none));
	}
	str_release(&bytes);
	return ok;
}

static void
play(struct talk *t, const struct str *reply)
{
	const char *p = reply->s, *end;

	for (; *p != '\0'; p = end + (*end == '\n')) {
		end = strchrnul(p, '\n');
		if (!play_line(t, p, (size_t)(end - p)))
			return;
	}
}

static int
is_name(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

/* The reply that matches the request. */
static bool
find_match(struct str *reply, const struct str *request)
{
	struct str path = STR_INIT, text = STR_INIT;
	struct dirent **names;
	bool found = false;
	int i, n;

	str_addf(&path, "%s/match", dir);
	n = scandir(path.s, &names, is_name, alphasort);
	for (i = 0; i < n; i++) {
		str_reset(&path);
		str_reset(&text);
		str_addf(&path, "match/%s", names[i]->d_name);
		if (!found && read_whole(&text, path.s)) {
			str_trim_end(&text);
			str_reset(&path);
			str_addf(&path, "replies/%s", names[i]->d_name);
			found = memmem(request->s, request->len, text.s,
			    text.len) != NULL && read_whole(reply, path.s);
		}
		free(names[i]);
	}
	if (n >= 0)
		free(names);
	str_release(&path);
	str_release(&text);
	return found;
}

/* Is the request whole: its head, and as much body as that says? */
static bool
is_whole(const struct str *s)
{
	const char *head = strstr(s->s, "\r\n\r\n"), *length;

	if (head == NULL)
		return false;
	length = strcasestr(s->s, "\r\ncontent-length:");
	return length == NULL || length > head || s->len - (size_t)(head + 4 -
	    s->s) >= (size_t)atol(length + 17);
}

static void *
serve(void *ctx)
{
	struct talk t = { *(int *)ctx, 0 };
	struct str request = STR_INIT, reply = STR_INIT;
	char buf[65536], name[32], ms[32];
	struct timespec now;
	ssize_t n;
	int nth;

	free(ctx);
	while (!is_whole(&request) && (n = recv(t.fd, buf, sizeof(buf), 0)) >
	    0)
		str_add(&request, buf, (size_t)n);
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (request.len > 0) {
		/* file_replace() is not for two threads at once */
		pthread_mutex_lock(&lock);
		nth = ++requests;
		snprintf(name, sizeof(name), "seen/%d.ms", nth);
		snprintf(ms, sizeof(ms), "%lld\n", (long long)now.tv_sec *
		    1000 + now.tv_nsec / 1000000);
		write_whole(name, ms, strlen(ms));
		snprintf(name, sizeof(name), "seen/%d", nth);
		write_whole(name, request.s, request.len);
		pthread_mutex_unlock(&lock);
		snprintf(name, sizeof(name), "replies/%d", nth);
		if (find_match(&reply, &request) || read_whole(&reply, name) ||
		    read_whole(&reply, "replies/default"))
			play(&t, &reply);
	}
	close(t.fd);
	str_release(&request);
	str_release(&reply);
	return NULL;
}

static int
listen_here(int *port)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(at);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0 || bind(fd, (struct sockaddr *)&at, len) < 0 ||
	    listen(fd, 64) < 0 || getsockname(fd, (struct sockaddr *)&at,
	    &len) < 0)
		return -1;
	*port = ntohs(at.sin_port);
	return fd;
}

int
main(int argc, char **argv)
{
	int fd, *client, port, one = 1;
	pthread_t thread;
	char text[16];

	if (argc != 2)
		return 2;
	dir = argv[1];
	alarm(300);
	signal(SIGPIPE, SIG_IGN);
	fd = listen_here(&port);
	if (fd < 0) {
		perror("llm-stub");
		return 3;
	}
	snprintf(text, sizeof(text), "%d\n", port);
	write_whole("port", text, strlen(text));
	for (;;) {
		client = mem_alloc(sizeof(*client));
		*client = accept(fd, NULL, NULL);
		if (*client < 0)
			return 3;
		setsockopt(*client, IPPROTO_TCP, TCP_NODELAY, &one,
		    sizeof(one));
		if (pthread_create(&thread, NULL, serve, client) == 0)
			pthread_detach(thread);
	}
}
