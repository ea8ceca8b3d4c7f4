#ifndef POS_MESSAGE_H
#define POS_MESSAGE_H

/*
 * The text of a commit: subject, body, trailers, such that every tool of
 * git reads the same three parts back.
 */

#include "commit.h"
#include "err.h"
#include "str.h"

/*
 * Append the text of req's commit to *out. Control characters become spaces
 * in the subject and in values, and vanish from the body; lines of the body
 * that git would read as its end ("---") or as trailers are indented by a
 * space. ERR_USAGE: an empty subject or value, a key that is none.
 */
int message_build(struct str *out, const struct commit_request *req,
    struct err *e);

#endif
