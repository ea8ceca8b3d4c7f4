/* merge3 - three-way merge of a section's text */

#include "merge3.h"

#include <git2.h>

static void
input(git_merge_file_input *in, const struct str *text)
{
	git_merge_file_input_init(in, GIT_MERGE_FILE_INPUT_VERSION);
	in->ptr = text->s;
	in->size = text->len;
}

int
merge3(struct str *out, bool *conflict, const struct str *base,
    const struct str *ours, const struct str *theirs, struct err *e)
{
	git_merge_file_options opts;
	git_merge_file_input b, o, t;
	git_merge_file_result result = { 0 };

	*conflict = false;
	if (str_same(ours, base) || str_same(ours, theirs)) {
		str_add(out, theirs->s, theirs->len);
		return 0;
	}
	if (str_same(theirs, base)) {
		str_add(out, ours->s, ours->len);
		return 0;
	}
	input(&b, base);
	input(&o, ours);
	input(&t, theirs);
	git_merge_file_options_init(&opts, GIT_MERGE_FILE_OPTIONS_VERSION);
	opts.our_label = "yours";
	opts.their_label = "regenerated";
	opts.flags = GIT_MERGE_FILE_STYLE_MERGE;
	git_libgit2_init();
	if (git_merge_file(&result, &b, &o, &t, &opts) < 0)
		return err_set(e, ERR_GIT, "merge of a section failed");
	*conflict = !result.automergeable;
	str_add(out, result.ptr, result.len);
	git_merge_file_result_free(&result);
	return 0;
}
