# pos: make demo, make check, make install. README.md says more.

PREFIX ?= /usr/local
BIN = $(DESTDIR)$(PREFIX)/bin
SHARE = $(DESTDIR)$(PREFIX)/share/pos
MAN = $(DESTDIR)$(PREFIX)/share/man

O = build$(if $(SAN),/san)
PC = libgit2 yaml-0.1 libcmark-gfm jansson libutf8proc libcurl libzip
CC = gcc
CPPFLAGS = -D_GNU_SOURCE -iquote lib -DPOS_PREFIX='"$(PREFIX)"' -MMD -MP
CFLAGS ?= -O2 -g
PROVE ?= prove
PROVEFLAGS ?= $(JOBS)
WARN = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wformat=2 -Wno-format-nonliteral
comma = ,
SANFLAGS = $(if $(SAN),-fsanitize=address$(comma)undefined \
	-fno-sanitize-recover=all -fno-omit-frame-pointer)
PCFLAGS := $(shell pkg-config --cflags $(PC) 2>/dev/null)
LDLIBS := $(shell pkg-config --libs $(PC) 2>/dev/null) -lcmark-gfm-extensions -lcsv -lm
ALL_CFLAGS = -std=c11 $(WARN) $(CFLAGS) $(SANFLAGS) $(PCFLAGS)
ALL_LDFLAGS = -Wl,--as-needed $(LDFLAGS) $(SANFLAGS)
LINK = $(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MF $(@:=.d) -o $@ $< $O/libpos.a \
	$(ALL_LDFLAGS) $(LDLIBS)

LIB = $(patsubst lib/%.c,$O/lib/%.o,$(wildcard lib/*.c))
CMD = $(patsubst cmd/%.c,$O/bin/%,$(wildcard cmd/*.c))
UNIT = $(patsubst t/unit/%.c,$O/unit/%,$(wildcard t/unit/*.c))
HELPER = $(patsubst t/helper/%.c,$O/helper/%,$(wildcard t/helper/*.c))
JOBS = -j$(shell nproc 2>/dev/null || echo 1)

all: $(CMD)

$O/libpos.a: $(LIB)
	@rm -f $@
	ar rcs $@ $^
$O/lib/%.o: lib/%.c | $O/lib
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<
$O/bin/%: cmd/%.c $O/libpos.a | $O/bin
	$(LINK)
$O/unit/%: t/unit/%.c $O/libpos.a | $O/unit
	$(LINK)
$O/helper/%: t/helper/%.c $O/libpos.a | $O/helper
	$(LINK)
$O/lib $O/bin $O/unit $O/helper:
	mkdir -p $@

tests: all $(UNIT) $(HELPER)

deps:
	@sh .ci/deps

# What t/site-browser.t and t/pdf-pages.t look at pages with; else they skip.
deps-browser:
	@sh .ci/deps-browser

check: deps
	@$(MAKE) $(JOBS) -s tests
	BUILD=$(CURDIR)/$O $(PROVE) $(PROVEFLAGS) t/*.t
# Which assertions hold without the command under test? Takes some minutes.
vacuous: deps
	@$(MAKE) $(JOBS) -s tests
	printf '%s\n' t/*.t | BUILD=$(CURDIR)/$O xargs -n 1 \
		-P "$$(nproc 2>/dev/null || echo 1)" sh t/vacuous

demo: deps
	@$(MAKE) $(JOBS) -s all
	@sh .ci/demo demo
demo-clean:
	rm -rf demo

# Five finished documents of the sample company, to read.
examples: deps
	@$(MAKE) $(JOBS) -s tests
	@BUILD=$(CURDIR)/$O $(PROVE) -Q t/examples.t
	@ls $O/examples/*.md

bench: deps
	@$(MAKE) $(JOBS) -s tests
	@sh t/bench/run

pictures: deps-browser all
	@sh .ci/pictures

lint:
	@sh .ci/deps clang cppcheck
	@sh .ci/lint "$(CPPFLAGS) -std=c11 $(WARN) $(PCFLAGS)"

install: all
	mkdir -p $(BIN) $(SHARE) $(MAN)/man1 $(MAN)/man5
	install -m 755 $(CMD) $(BIN)
	install -m 644 man/*.1 $(MAN)/man1
	install -m 644 man/*.5 $(MAN)/man5
	cp -R templates workspace $(wildcard playbooks) $(SHARE)
uninstall:
	cd $(BIN) && rm -f $(notdir $(CMD))
	cd $(MAN) && rm -f $(patsubst man/%.1,man1/%.1,$(wildcard man/*.1)) \
		$(patsubst man/%.5,man5/%.5,$(wildcard man/*.5))
	rm -rf $(SHARE)
clean:
	rm -rf build

include t/fuzz/rules.mk
-include $(wildcard $O/*/*.d)

.PHONY: all tests pictures deps deps-browser check vacuous demo demo-clean \
	examples bench lint install uninstall clean
