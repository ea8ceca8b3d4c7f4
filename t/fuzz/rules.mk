# How the fuzz targets are built and run: part of Makefile.
#
# FUZZ: which targets, FUZZ_SECONDS: for each; finds go to build/fuzz/NAME.new.
F = build/fuzz
FUZZ ?= $(patsubst t/fuzz/%.c,%,$(wildcard t/fuzz/*.c))
FUZZ_SECONDS ?= 60
FUZZ_CC = clang $(CPPFLAGS) $(ALL_CFLAGS) -O1 -fsanitize=address,undefined
fuzz:
	@sh .ci/deps fuzzer
	@$(MAKE) $(JOBS) -s $(FUZZ:%=$F/%)
	@sh t/fuzz/run $(FUZZ_SECONDS) $(FUZZ)
$F/libpos.a: $(patsubst lib/%.c,$F/lib/%.o,$(wildcard lib/*.c))
	@rm -f $@
	ar rcs $@ $^
$F/lib/%.o: lib/%.c | $F/lib
	$(FUZZ_CC) -fsanitize=fuzzer-no-link -c -o $@ $<
$F/%: t/fuzz/%.c $F/libpos.a
	$(FUZZ_CC) -fsanitize=fuzzer -MF $@.d -o $@ $< $F/libpos.a $(LDLIBS)
$F/lib:
	mkdir -p $@

-include $(wildcard $F/lib/*.d)

.PHONY: fuzz
