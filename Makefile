# pos: see README.md. make, make check, make demo, make install.

PREFIX ?= /usr/local
BIN = $(DESTDIR)$(PREFIX)/bin
LIBEXEC = $(DESTDIR)$(PREFIX)/libexec/pos
SHARE = $(DESTDIR)$(PREFIX)/share/pos
MAN = $(DESTDIR)$(PREFIX)/share/man

O = build$(if $(SAN),/san)
PC = libgit2 yaml-0.1 libcmark-gfm jansson libutf8proc
CC = gcc
CPPFLAGS = -D_GNU_SOURCE -iquote lib -DPOS_PREFIX='"$(PREFIX)"' -MMD -MP
CFLAGS ?= -O2 -g
WARN = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wformat=2 -Wno-format-nonliteral
comma = ,
SANFLAGS = $(if $(SAN),-fsanitize=address$(comma)undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer)
ALL_CFLAGS = -std=c11 $(WARN) $(CFLAGS) $(SANFLAGS) \
	$(shell pkg-config --cflags $(PC))
LDFLAGS += -Wl,--as-needed $(SANFLAGS)
LDLIBS = $(shell pkg-config --libs $(PC)) -lcmark-gfm-extensions -lm

LIB = $(patsubst lib/%.c,$O/lib/%.o,$(wildcard lib/*.c))
CMD = $(patsubst cmd/%.c,$O/bin/%,$(wildcard cmd/*.c))
UNIT = $(patsubst t/unit/%.c,$O/unit/%,$(wildcard t/unit/*.c))
HELPER = $(patsubst t/helper/%.c,$O/helper/%,$(wildcard t/helper/*.c))

all: $(CMD)

$O/libpos.a: $(LIB)
	@rm -f $@
	ar rcs $@ $^

$O/lib/%.o: lib/%.c | $O/lib
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

$O/bin/%: cmd/%.c $O/libpos.a | $O/bin
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MF $O/bin/$*.d -o $@ $< $O/libpos.a \
		$(LDFLAGS) $(LDLIBS)

$O/unit/%: t/unit/%.c $O/libpos.a | $O/unit
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MF $O/unit/$*.d -o $@ $< $O/libpos.a \
		$(LDFLAGS) $(LDLIBS)

$O/helper/%: t/helper/%.c $O/libpos.a | $O/helper
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MF $O/helper/$*.d -o $@ $< $O/libpos.a \
		$(LDFLAGS) $(LDLIBS)

$O/lib $O/bin $O/unit $O/helper $O/fuzz:
	mkdir -p $@

check: all $(UNIT) $(HELPER)
	BUILD=$(CURDIR)/$O prove $(PROVEFLAGS) t/*.t

# t/fuzz/NAME.c, with clang; its first inputs are in t/fuzz/NAME/
fuzz: $(patsubst t/fuzz/%.c,$O/fuzz/%,$(wildcard t/fuzz/*.c))

$O/fuzz/%: t/fuzz/%.c $(wildcard lib/*.c) | $O/fuzz
	clang $(CPPFLAGS) -MF $O/fuzz/$*.d -std=c11 -O1 -g \
		-fsanitize=fuzzer,address,undefined $(filter %.c,$^) -o $@ \
		$(shell pkg-config --cflags $(PC)) $(LDLIBS)

clean:
	rm -rf build

-include $(wildcard $O/lib/*.d $O/bin/*.d $O/unit/*.d $O/helper/*.d)

.PHONY: all check fuzz clean
