#!/bin/sh
# pos-status: never, fresh, stale, edited, removed; forms; errors.
. "$(dirname "$0")/lib.sh"

cp -R "$ROOT/workspace" w && chmod -R u+w w && cd w || exit 1
git init -q && git add -A && git commit -qm start

run pos-status
ok 'nothing drafted: status' status 0
ok 'nothing drafted: says how' is out <<-!
	strategy/cjm.md
	  not drafted yet: pos gen cjm
	strategy/icp.md
	  not drafted yet: pos gen icp
	strategy/ipp.md
	  not drafted yet: pos gen ipp
	!

pos-gen icp ipp cjm >/dev/null
run pos-status
ok 'all fresh: status' status 0
ok 'all fresh: output' is out <<-!
	strategy/cjm.md
	  6 sections fresh
	strategy/icp.md
	  9 sections fresh
	strategy/ipp.md
	  8 sections fresh
	!

# a deal turns from lost to won; a sentence by hand; a section removed
perl -0pi -e 's/stage: lost/stage: won/' data/deals-2025-q2.yaml
perl -0pi -e 's/What present customers named/What they named/' strategy/icp.md
perl -0pi -e 's/## Tech matrix.*?(?=## Sales)//s' strategy/cjm.md
run pos-status
ok 'changed: status' status 1
ok 'changed: names what is stale and why' is out <<-!
	strategy/cjm.md
	  tech-matrix      removed by hand
	  5 sections fresh
	strategy/icp.md
	  firmographics    stale: data/deals
	  technographics   stale: data/deals
	  behaviour        stale: data/deals
	  signals          stale: data/deals
	  pains            fresh, edited by hand
	  cost-of-inaction stale: data/deals
	  personas         stale: data/deals
	  exclusions       stale: data/deals
	  1 section fresh
	strategy/ipp.md
	  8 sections fresh
	7 sections are stale: pos gen ARTIFACT redrafts, your edits are kept
	!
run pos-status -o tsv icp
ok 'tsv: status' status 1
sed -n '1p;/pains/p;/signals/p' "$T/out" >"$T/rows"
ok 'tsv: records' is "$T/rows" <<-!
	address	state	edited	changed
	strategy/icp.md#signals	stale	false	data/deals
	strategy/icp.md#pains	fresh	true	
	!
run pos-status -o json icp
perl -MJSON::PP -0e '
	my $j = decode_json(<>);
	my ($s) = grep { $_->{address} =~ /pains/ } @{$j->{sections}};
	print "$j->{schema_version} ", scalar @{$j->{sections}},
		" $s->{state} ", $s->{edited} ? "edited" : "as drafted", "\n"' \
	"$T/out" >"$T/got"
ok 'json: schema, truth as truth' is "$T/got" <<-!
	1 9 fresh edited
	!
run pos-status -o md icp
ok 'md: a table' has out '|---|---|---|---|'
pos-gen icp >/dev/null
run pos-status icp
ok 'drafted again: status' status 0
cd data || exit 1
run pos-status icp
ok 'from a subfolder: the same' status 0
cd "$T" || exit 1

# a workspace in a folder of a repository, with names that are not ASCII
mkdir -p repo/wörk && git -C repo init -q && cp -R "$ROOT/workspace/." repo/wörk
chmod -R u+w repo
mkdir -p repo/wörk/templates/artifacts/größe
cat >repo/wörk/templates/artifacts/größe/artifact.yaml <<-!
	title: Größe
	output: strategy/größe.md
	sections:
	  - {id: wie-groß, heading: Wie groß, evidence: [deals], draft: d.md}
	!
echo '{{deals.won}}' >repo/wörk/templates/artifacts/größe/d.md
git -C repo add -A && git -C repo commit -qm start
pos-gen -C repo/wörk größe >/dev/null
run pos-status -C repo/wörk/data größe
ok 'workspace in a subfolder, not ASCII: status' status 0
ok 'workspace in a subfolder, not ASCII: output' is out <<-!
	strategy/größe.md
	  1 section fresh
	!

mkdir bare && echo 'version: 1' >bare/pos.yaml
run pos-status -C bare
ok 'an empty workspace: status' status 0
run pos-status -x
ok 'bad option: status' status 2
run pos-status -o xml
ok 'bad form: says which there are' is err <<-!
	pos-status: option --output: 'xml' is not one of table|tsv|json|md
	$(usage_of pos-status)
	!
run pos-status -C nowhere
ok 'no such folder: status' status 3
echo 'sections: [' >w/.pos/strategy/icp.yaml
run pos-status -C w
ok 'broken sidecar: status' status 3
ok 'broken sidecar: file and line' has err '.pos/strategy/icp.yaml:'
pos-status -C bare >/dev/full 2>err
rc=$?
ok 'full output: status' status 3
done_testing
