# t/git.sh - for tests of commits: source it after lib.sh.
#
# new_repo DIR makes a repository with a few files and goes there; tool runs
# commit-tool. state prints what a user sees of it, for whole comparisons.

TOOL=$BUILD/helper/commit-tool

tool() {
	"$TOOL" "$@"
}

new_repo() {
	rm -rf "$T/$1"
	git init -q ${2:-} "$T/$1"
	cd "$T/$1" || exit 1
	mkdir partners
	printf '# Plan\n\n## one\nold one\n\n## two\nold two\n' >plan.md
	printf 'name: acme\n' >partners/acme.yaml
	printf 'name: bolt\n' >partners/bolt.yaml
	printf 'first\n' >other.md
	git add .
	git commit -qm init
}

# state: subjects of the history, status, what is left behind
state() {
	git log --format=%s
	echo "--"
	git status --porcelain
	leftovers
	git fsck --strict 2>&1 | grep -v '^dangling'
}

# leftovers: files of ours, locks, temporary files
leftovers() {
	git_dir=$(git rev-parse --path-format=absolute --git-dir)
	common=$(git rev-parse --path-format=absolute --git-common-dir)
	find "$git_dir/pos" -mindepth 1 2>/dev/null
	find "$git_dir" "$common" -name '*.lock' -o -name 'index.*' |
		grep -v '/index.tree$'
	find "$(git rev-parse --show-toplevel)" -name '.pos-*' -o \
		-name '*.saved-*'
	return 0
}
