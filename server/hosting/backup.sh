#!/bin/bash
# Seals a backup to whoever is named in RECIPIENTS, and deletes what is 35 days old: the site promises writers that it is gone by then.
# Run by murmuration-backup.timer each night. This machine has no key that opens what it makes.
set -uo pipefail
umask 077
BACKUPS=${BACKUPS:-/var/backups/murmuration}
RECIPIENTS=${RECIPIENTS:-/etc/murmuration/backup.recipients}
CONFIG=${CONFIG:-/etc/murmuration/murmuration.toml}
DATA=${DATA:-/var/lib/murmuration}
DAYS=35

complain() {
    echo "murmuration-backup: $1" >&2
    exit 1
}

# First, and also if nothing new can be made: a promise does not wait for a disk. The day is in the name, which copying does not change.
today=$(date --utc +%F)
oldest=$(date --utc --date="$today - $DAYS days" +%F) || complain "the date can't be computed"
for file in "$BACKUPS"/murmuration-????-??-??.tar.age; do
    [ -e "$file" ] || continue
    day=${file##*/murmuration-}
    if [[ ${day%.tar.age} < $oldest || ${day%.tar.age} == "$oldest" ]]; then
        rm -- "$file" || complain "$file is $DAYS days old and can't be deleted: delete it"
    fi
done

[ -s "$RECIPIENTS" ] || complain "write whom backups are sealed to into $RECIPIENTS, one age recipient a line"
backup="$BACKUPS/murmuration-$today.tar.age"
trap 'rm -f -- "$backup.new" "$BACKUPS/withdrawn.age.new"' EXIT
murmuration backup --config "$CONFIG" | age --encrypt --recipients-file "$RECIPIENTS" --output "$backup.new"
ended=("${PIPESTATUS[@]}")
# 3: the stream is whole, and something that is kept is not as it came. That is worth a backup and an alarm.
[[ ${ended[1]} == 0 && (${ended[0]} == 0 || ${ended[0]} == 3) ]] || complain "no backup was made: see the lines before this one"
sync -- "$backup.new" && mv -- "$backup.new" "$backup" || complain "$backup can't be written"

# The register of withdrawals is read over a backup that is restored. Only the newest is of use, so there is only one.
if [ -e "$DATA/withdrawn" ]; then
    age --encrypt --recipients-file "$RECIPIENTS" --output "$BACKUPS/withdrawn.age.new" "$DATA/withdrawn" &&
        mv -- "$BACKUPS/withdrawn.age.new" "$BACKUPS/withdrawn.age" || complain "the register of withdrawals was not backed up"
fi
[ "${ended[0]}" == 0 ] || complain "the backup was made, and something is not as it came: run murmuration verify"
