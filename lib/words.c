/* words - the words of a text, folded */

#include "words.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#include "fold.h"

void
words_start(struct words *w, const char *s, size_t n)
{
	w->s = s;
	w->n = n;
	w->at = w->from = w->to = 0;
}

void
words_release(struct words *w)
{
	str_release(&w->word);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Is it an ASCII letter? Without the locale, for this is asked of each byte. */
static bool
is_ascii(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* Bytes of the letter or digit at a byte of s; 0: there is none. */
static size_t
letter(const char *s, size_t n)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t len;
	utf8proc_category_t cat;

	if (n == 0)
		return 0;
	if ((unsigned char)s[0] < 0x80)
		return is_digit(s[0]) || is_ascii(s[0]);
	len = utf8proc_iterate((const utf8proc_uint8_t *)s,
	    (utf8proc_ssize_t)n, &c);
	if (len <= 0)
		return 0;
	cat = utf8proc_category(c);
	return cat >= UTF8PROC_CATEGORY_LU && cat <= UTF8PROC_CATEGORY_NO ?
	    (size_t)len : 0;
}

/* Bytes of the digits at s. */
static size_t
digits(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && is_digit(s[i]))
		i++;
	return i;
}

/* Bytes of a comma and the three digits of a thousand behind it, or 0. */
static size_t
thousand(const char *s, size_t n)
{
	return n >= 4 && s[0] == ',' && digits(s + 1, n - 1) == 3 ? 4 : 0;
}

/* Bytes of blanks and the sign or word for percent behind them, or 0. */
static size_t
percent(const char *s, size_t n)
{
	static const char *const gaps[] = { " ", "\xc2\xa0", "\xe2\x80\xaf" };
	static const char *const names[] = { "%", "percent", "per cent" };
	size_t i, len, gap = 0;

	for (i = 0; i < 3 && gap == 0; i++) {
		len = strlen(gaps[i]);
		if (n >= len && memcmp(s, gaps[i], len) == 0)
			gap = len;
	}
	for (i = 0; i < 3; i++) {
		len = strlen(names[i]);
		if (n - gap >= len &&
		    strncasecmp(s + gap, names[i], len) == 0 &&
		    letter(s + gap + len, n - gap - len) == 0)
			return gap + len;
	}
	return 0;
}

/* Read a number; false: what is here is none, such as "40k". */
static bool
read_number(struct words *w)
{
	const char *s = w->s + w->at;
	size_t n = w->n - w->at, to, more, cut;

	to = digits(s, n);
	str_add(&w->word, s, to);
	while (to <= 3 + w->word.len && (more = thousand(s + to, n - to)) > 0) {
		str_add(&w->word, s + to + 1, more - 1);
		to += more;
	}
	if (n - to >= 2 && s[to] == '.' && is_digit(s[to + 1])) {
		more = 1 + digits(s + to + 1, n - to - 1);
		str_add(&w->word, s + to, more);
		to += more;
		for (cut = w->word.len; w->word.s[cut - 1] == '0'; cut--)
			;
		str_cut(&w->word, cut - (w->word.s[cut - 1] == '.'));
	}
	if (letter(s + to, n - to) > 0) {
		str_reset(&w->word);
		return false;
	}
	more = percent(s + to, n - to);
	if (more > 0)
		str_addc(&w->word, '%');
	w->at += to + more;
	return true;
}

/* Is the -es of these n bytes all of the plural: losses, taxes, branches? */
static bool
adds_es(const char *s, size_t n)
{
	return n > 4 && s[n - 2] == 'e' && (s[n - 3] == 'x' ||
	    memcmp(s + n - 4, "ss", 2) == 0 ||
	    memcmp(s + n - 4, "ch", 2) == 0 ||
	    memcmp(s + n - 4, "sh", 2) == 0);
}

/* Cut the plural off a folded word: the rules of Harman 1991, and adds_es(). */
static void
singular(struct str *word)
{
	size_t n = word->len;
	const char *s = word->s;

	if (n < 4 || s[n - 1] != 's')
		return;
	if (s[n - 2] == 'e' && s[n - 3] == 'i' && s[n - 4] != 'e' &&
	    s[n - 4] != 'a') {
		str_cut(word, n - 3);
		str_addc(word, 'y');
	} else if (adds_es(s, n)) {
		str_cut(word, n - 2);
	} else if (s[n - 2] != 'u' && s[n - 2] != 's') {
		str_cut(word, n - 1);
	}
}

/* Read a word. Only one with other letters than ASCII needs to be folded. */
static void
read_word(struct words *w)
{
	size_t from = w->at, len, i;
	bool ascii = true;
	char *folded, c;

	while ((len = letter(w->s + w->at, w->n - w->at)) > 0) {
		ascii = ascii && len == 1;
		w->at += len;
	}
	str_add(&w->word, w->s + from, w->at - from);
	for (i = 0; ascii && i < w->word.len; i++) {
		c = w->word.s[i];
		w->word.s[i] = is_ascii(c) ? (char)(c | 0x20) : c;
	}
	if (!ascii) {
		folded = fold_text(w->word.s);
		str_reset(&w->word);
		str_adds(&w->word, folded);
		free(folded);
	}
	singular(&w->word);
}

bool
words_next(struct words *w)
{
	str_reset(&w->word);
	while (w->at < w->n && letter(w->s + w->at, w->n - w->at) == 0)
		w->at++;
	w->from = w->at;
	if (w->at >= w->n)
		return false;
	if (!is_digit(w->s[w->at]) || !read_number(w))
		read_word(w);
	w->to = w->at;
	return true;
}

bool
word_is_number(const char *word)
{
	size_t n = strspn(word, "0123456789.");

	return n > 0 && (word[n] == '\0' || strcmp(word + n, "%") == 0);
}

static int
order(const void *key, const void *word)
{
	return strcmp(key, *(const char *const *)word);
}

bool
word_is_common(const char *word)
{
	static const char *const common[] = { "a", "about", "after", "all",
		"also", "am", "an", "and", "any", "are", "as", "at", "be",
		"because", "been", "before", "being", "but", "by", "can",
		"come", "could", "currently", "d", "did", "do",
		"doe", "does", "doing", "don", "each", "ever", "for", "from",
		"get", "give", "given", "go", "got", "had", "has",
		"have", "having", "he", "her", "here", "him", "his", "how",
		"i", "if", "in", "into", "is", "it", "its", "just", "know",
		"like", "ll", "m", "made", "make", "many", "may", "me",
		"mean", "might", "mine", "more", "most", "much", "must", "my",
		"need", "no", "not", "now", "of", "often", "on", "one", "or",
		"other", "our", "ours", "out", "over", "please", "re", "s",
		"said", "same", "say", "see", "shall", "she", "should",
		"show", "so", "some", "still", "such", "t", "take", "tell",
		"than", "that", "the", "their", "them", "then", "there",
		"these", "they", "thi", "think", "this", "those", "to", "too",
		"under", "up", "us", "use", "used", "ve", "very", "want",
		"was", "we", "were", "what", "when", "where", "whether",
		"which", "while", "who", "whom", "whose", "why", "will",
		"with", "without", "would", "yet", "you", "your" };

	return bsearch(word, common, sizeof(common) / sizeof(common[0]),
	    sizeof(common[0]), order) != NULL;
}
