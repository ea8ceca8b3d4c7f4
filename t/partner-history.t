#!/bin/sh
# Tests of pos-partner history: what each commit changed, from git alone.
. "$(dirname "$0")/lib.sh"

sample_in repo crm/ws
record=partners/nordvik-systems/partner.yaml

# history ARG...: ids of commits become numbers, the oldest is 1
history() {
	run pos-partner history nordvik-systems "$@"
	n=0
	for id in $(git rev-list --reverse --topo-order HEAD); do
		n=$((n + 1))
		short=$(echo "$id" | cut -c 1-7)
		sed -i "s/$id/$n/g; s/$short/$(printf '%07d' $n)/g" "$T/out"
	done
}

history
ok 'one commit: status' status 0
ok 'one commit: the record was added' is out <<-!
	DATE        COMMIT   BY        CHANGE
	2026-11-20  0000001  Ada Test  record: added as partners/nordvik-systems
!
echo x >>data/notes.txt
git add -A
git commit -qm 'something else'
pos-partner set nordvik-systems stage=at-risk regions+=dach x-a=1 --new-key \
	>"$T/told"
sed '/^committed/d; s/^[^ ]* //' "$T/told" >"$T/changes"
pos-partner note nordvik-systems 'Called' >>"$T/log"
pos-partner set nordvik-systems ratings.commitment.score=2 'contacts.1=' \
	>>"$T/log"
pos-partner milestone nordvik-systems 'Ten years' --date 2026-11-20 >>"$T/log"
history
ok 'each change: newest first, what it was and is' is out <<-!
	DATE        COMMIT   BY        CHANGE
	2026-11-20  0000006  Ada Test  milestones: added 2026-11-20, Ten years
	2026-11-20  0000005  Ada Test  contacts.1 Per Olav Nygaard, po.nygaard@nordvik-systems.example -> removed
	2026-11-20  0000005  Ada Test  ratings.commitment.score 4 -> 2
	2026-11-20  0000004  Ada Test  notes: added 2026-11-20, Ada Test
	2026-11-20  0000003  Ada Test  stage growing -> at-risk
	2026-11-20  0000003  Ada Test  regions nordics -> nordics, dach
	2026-11-20  0000003  Ada Test  x-a unknown -> 1
	2026-11-20  0000001  Ada Test  record: added as partners/nordvik-systems
!
sed -n 's/.*0000003  Ada Test  //p' "$T/out" >"$T/got"
ok 'as pos-partner set told it' same "$T/changes" "$T/got"
history --key ratings
ok '--key: a key with what is below' equal "$(sed 1d "$T/out" | wc -l)" 1
history --key ratings.commitment.score -o json
ok '--key -o json: values in full' equal "$(jq -c \
	'[.schema_version, (.changes[] | [.commit, .subject, .key, .before, .now])]' \
	"$T/out")" \
	'[1,["5","partner: set 2 values of Nordvik Systems","ratings.commitment.score","4","2"]]'
history --key notes -o tsv
ok '--key -o tsv: an entry in full' has out \
	'{date: 2026-11-20, by: Ada Test, text: Called}'
history --key rating
ok '--key: none such: status' status 2
ok '--key: none such: suggestion' has err "did you mean 'ratings'?"
history --key csat
ok '--key: never changed: status' status 1
history --key record
ok '--key record: what became of the file' equal \
	"$(sed 1d "$T/out" | wc -l)" 1

# who edits by hand: a part of an entry, entries moved, one replaced
python3 - <<-'!'
	p = 'partners/nordvik-systems/partner.yaml'
	s = open(p).read()
	s = s.replace('role: Marketing', 'role: Head of Marketing')
	s = s.replace('  - {kind: nda, signed: 2021-02-08}\n', '')
	s = s.replace('services: [Implementation, ', 'services: [')
	open(p, 'w').write('# a comment\n' + s)
!
git commit -qam 'by hand' --author 'Bo Berg <bo@x.example>'
history
sed -n '/0000007/s/.*0000007  //p' "$T/out" >"$T/got"
ok 'edits by hand: by what they hold' is "$T/got" <<-!
	Bo Berg   services Implementation, Training, Support, Hosting -> Training, Support, Hosting
	Bo Berg   contacts.1.role Marketing -> Head of Marketing
	Bo Berg   agreements.0 nda, 2021-02-08 -> removed
!
sed -i 's/# a comment/# another/' $record
git commit -qam comment
history
ok 'a comment is no change' hasnt out 0000008

# moved by git itself, and by a branch that knew the old name
git checkout -q -b side
sed -i 's/^employees: .*/employees: 150/' $record
git commit -qam 'side: employees'
git checkout -q main
git mv partners/nordvik-systems partners/nordvik
sed -i 's/^manager: .*/manager: Mia Holm/' partners/nordvik/partner.yaml
git commit -qam 'moved, with an edit'
git merge -q side -m merged
sed -i 's/^employees: .*/employees: 151/' partners/nordvik/partner.yaml
git commit -qam 'after'
run pos-partner history nordvik
sed 's/^\([^ ]*\)  [0-9a-f]\{7\}  /\1  /' "$T/out" | sed -n '2,6p' |
	sort >"$T/got"
ok 'through a rename and a merge, which told nothing itself' is "$T/got" <<-!
	2026-11-20  Ada Test  employees 140 -> 150
	2026-11-20  Ada Test  employees 150 -> 151
	2026-11-20  Ada Test  manager Marius Hagen -> Mia Holm
	2026-11-20  Ada Test  record: moved from partners/nordvik-systems to partners/nordvik
	2026-11-20  Bo Berg   services Implementation, Training, Support, Hosting -> Training, Support, Hosting
!
ok 'through a rename: back to the first' has out \
	'record: added as partners/nordvik-systems'
git log --follow --format=%h partners/nordvik/partner.yaml | sort >"$T/want"
git log -1 --format=%h 'HEAD^{/comment}' >>"$T/skip"
sed 1d "$T/out" | awk '{ print $2 }' | cat - "$T/skip" | sort -u >"$T/got"
ok 'the commits that git log --follow finds' same "$T/want" "$T/got"

# removed, and there again; a version that is not YAML
git rm -rq partners/nordvik
git commit -qm gone
git checkout -q HEAD~1 -- partners/nordvik
git commit -qm back
printf 'name: [\n' >>partners/nordvik/partner.yaml
git commit -qam broken
git checkout -q HEAD~1 -- partners/nordvik
git commit -qam mended
run pos-partner history nordvik --key record
awk 'NR > 1 && NR < 6' "$T/out" | cut -c 32- >"$T/got"
ok 'removed, back, broken, mended' is "$T/got" <<-!
	record: changed, and not YAML before or after
	record: changed, and not YAML before or after
	record: added as partners/nordvik
	record: removed from partners/nordvik (gone)
!
run pos-partner history nordvik
ok 'and what was before all that' has out 'stage growing -> at-risk'

# one that is gone, by the slug it had
pos-partner merge ostby-consulting fjell-data >"$T/log"
run pos-partner history fjell-data
ok 'merged: what became of it, and what was before' is out <<-!
	DATE        COMMIT   BY        CHANGE
	2026-11-20  $(git rev-parse --short=7 HEAD)  Ada Test  record: removed from partners/fjell-data (partner: merge Fjell Data into Østby Consulting)
	2026-11-20  $(git rev-list HEAD | tail -1 | cut -c 1-7)  Ada Test  record: added as partners/fjell-data
!
run pos-partner history fjell-data --key tier
ok 'merged: a key that never changed' status 1
run pos-partner history fjell-dat
ok 'never there: status' status 3
git reset -q --hard HEAD~1

# what cannot be told
run pos-partner history nobody
ok 'no such partner: status' status 3
run pos-partner history nordvik -o yaml
ok 'no such form: status' status 2
pos-partner history nordvik >/dev/full 2>"$T/err"
rc=$?
ok 'standard output full: status' status 3
pos-partner add Neu --type referral --no-commit >"$T/log"
run pos-partner history neu
ok 'not committed yet: status' status 1
ok 'not committed yet: message' has err 'no commit has this record yet'
cp -R "$ROOT/workspace" "$T/plain"
run pos-partner history fjell-data -C "$T/plain"
ok 'no repository: status' status 3
ok 'no repository: message' has err 'no repository to read'
git init -q "$T/plain"
run pos-partner history fjell-data -C "$T/plain"
ok 'no commit at all: status' status 3
ok 'no commit at all: message' has err 'there is no commit yet'

# runs of playbooks, in a few words
cd "$T" || exit 1
sample_in fresh ws
pos-partner add Runner --type reseller >>"$T/log"
pos-play start recruit --partner runner >>"$T/log" 2>&1
pos-play skip --partner runner --reason 'Known' >>"$T/log" 2>&1
pos-play met --partner runner recruit 2 >>"$T/log" 2>&1
pos-play stop --partner runner --reason 'Sold' >>"$T/log" 2>&1
run pos-partner history runner
sed -n 's/.*Ada Test *recruit: /recruit: /p' "$T/out" >"$T/got"
ok 'runs of playbooks: what became of them' is "$T/got" <<-!
	recruit: stopped
	recruit: met: the people who decide agree on both sides
	recruit: step Ideal partner profile check skipped
	recruit: started
!
mkdir -p playbooks && sed 's/name: Ideal partner/name: Our ideal partner/' \
	"$ROOT/playbooks/recruit.yaml" >playbooks/recruit.yaml
run pos-partner history runner
ok 'runs of playbooks: a step that is called otherwise now' has out \
	'recruit: step ideal-partner-profile-check skipped'
rm -r playbooks
ok 'runs of playbooks: no key of theirs' hasnt out playbooks.0
run pos-partner history runner --key playbooks.0.stopped
ok 'runs of playbooks: a key that is asked for' has out \
	'playbooks.0.stopped unknown -> 2026-11-20'

done_testing
