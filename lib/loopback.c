/* loopback - does a URL mean this very machine? */

#include "loopback.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <string.h>
#include <strings.h>

static bool
is_loopback(const char *host)
{
	struct in_addr v4;

	return strcasecmp(host, "localhost") == 0 ||
	    strcmp(host, "[::1]") == 0 || (inet_pton(AF_INET, host, &v4) == 1 &&
	    ntohl(v4.s_addr) >> 24 == 127);
}

bool
loopback_url(const char *url)
{
	CURLU *u = curl_url();
	char *host = NULL;
	bool yes;

	yes = curl_url_set(u, CURLUPART_URL, url, 0) == CURLUE_OK &&
	    curl_url_get(u, CURLUPART_HOST, &host, 0) == CURLUE_OK &&
	    is_loopback(host);
	curl_free(host);
	curl_url_cleanup(u);
	return yes;
}
