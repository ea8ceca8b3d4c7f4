/* packzip - an archive whose bytes follow from its files alone */

#include "packzip.h"

#include <string.h>
#include <time.h>

#include <zip.h>

/* The comment at an archive's very end, by which we know ours again. */
static const char ours[] = "Made by pos-pack";

enum { PERMISSIONS = 0100644, BEST = 9 };

/* The time as DOS counts it: seconds by two, years from 1980. */
static void
set_time(struct packzip *z, int64_t made)
{
	static const int64_t first = 315532800, last = 4354819198;
	time_t t = (time_t)(made < first ? first : made > last ? last : made);
	struct tm tm;

	gmtime_r(&t, &tm);
	z->day = (uint16_t)((tm.tm_year - 80) << 9 | (tm.tm_mon + 1) << 5 |
	    tm.tm_mday);
	z->clock = (uint16_t)(tm.tm_hour << 11 | tm.tm_min << 5 |
	    tm.tm_sec / 2);
}

/* What libzip has to say of the archive. */
static int
fail(struct packzip *z, const char *what, struct err *e)
{
	return err_set(e, ERR_IO, "%s: %s", what, zip_strerror(z->zip));
}

int
packzip_open(struct packzip *z, int64_t made, struct err *e)
{
	zip_error_t why;

	*z = (struct packzip)PACKZIP_INIT;
	set_time(z, made);
	zip_error_init(&why);
	z->source = zip_source_buffer_create(NULL, 0, 0, &why);
	if (z->source != NULL)
		z->zip = zip_open_from_source(z->source, ZIP_TRUNCATE, &why);
	if (z->zip == NULL) {
		err_set(e, ERR_IO, "archive: %s", zip_error_strerror(&why));
		zip_source_free(z->source);
		z->source = NULL;
	} else {
		zip_source_keep(z->source);
		zip_set_archive_comment(z->zip, ours, sizeof(ours) - 1);
	}
	zip_error_fini(&why);
	return z->zip != NULL ? 0 : -1;
}

void
packzip_close(struct packzip *z)
{
	if (z->zip != NULL)
		zip_discard(z->zip);
	zip_source_free(z->source);
	map_release(&z->names);
	*z = (struct packzip)PACKZIP_INIT;
}

/* May it stand in an archive that is opened on any system? */
static int
check_name(struct packzip *z, const char *name, struct err *e)
{
	void **at;

	if (name[strcspn(name, "\\:*?\"<>|")] != '\0')
		return err_set(e, ERR_INVALID, "%s: a name with one of "
		    "\\ : * ? \" < > | is none on every system; rename the "
		    "file", name);
	if (strlen(name) > UINT16_MAX)
		return err_set(e, ERR_INVALID, "%.60s...: the name is too "
		    "long for an archive", name);
	at = map_at(&z->names, name);
	if (*at != NULL)
		return err_set(e, ERR_EXISTS, "%s would be in the archive "
		    "twice", name);
	*at = z;
	return 0;
}

int
packzip_add(struct packzip *z, const char *name, const char *bytes, size_t n,
    struct err *e)
{
	zip_source_t *file;
	zip_int64_t at;
	zip_uint64_t i;

	if (check_name(z, name, e) < 0)
		return -1;
	file = zip_source_buffer(z->zip, bytes, n, 0);
	if (file == NULL)
		return fail(z, name, e);
	at = zip_file_add(z->zip, name, file, ZIP_FL_ENC_UTF_8);
	if (at < 0) {
		zip_source_free(file);
		return fail(z, name, e);
	}
	i = (zip_uint64_t)at;
	if (zip_set_file_compression(z->zip, i, ZIP_CM_DEFLATE, BEST) < 0 ||
	    zip_file_set_dostime(z->zip, i, z->clock, z->day, 0) < 0 ||
	    zip_file_set_external_attributes(z->zip, i, 0, ZIP_OPSYS_UNIX,
	    (zip_uint32_t)PERMISSIONS << 16) < 0)
		return fail(z, name, e);
	return 0;
}

/* What was written into memory. */
static int
read_back(struct str *out, zip_source_t *from, struct err *e)
{
	char part[1 << 16];
	zip_int64_t n = zip_source_open(from);

	while (n >= 0 && (n = zip_source_read(from, part, sizeof(part))) > 0)
		str_add(out, part, (size_t)n);
	if (n < 0)
		return err_set(e, ERR_IO, "archive: %s",
		    zip_error_strerror(zip_source_error(from)));
	zip_source_close(from);
	return 0;
}

int
packzip_finish(struct str *out, struct packzip *z, struct err *e)
{
	if (zip_close(z->zip) < 0)
		return fail(z, "archive", e);
	z->zip = NULL;
	return read_back(out, z->source, e);
}

bool
packzip_is_ours(const char *bytes, size_t n)
{
	const size_t mark = sizeof(ours) - 1;

	return n > mark + 4 && memcmp(bytes, "PK\3\4", 4) == 0 &&
	    memcmp(bytes + n - mark, ours, mark) == 0;
}
