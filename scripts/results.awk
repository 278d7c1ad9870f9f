# Adds up the steps and the TRX results, lists what failed and what was skipped with its reason, ends with the count.
function clean(text) {
  gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&amp;/, "\\&", text)
  return text
}
function attribute(line, name) {
  if (!match(line, " " name "=\"[^\"]*\"")) return ""
  return clean(substr(line, RSTART + length(name) + 3, RLENGTH - length(name) - 4))
}
function add(outcome, name) {
  if (outcome == "passed") passed++
  else if (outcome == "skipped") skipped++
  else if (outcome == "again") { passed++; again = again "  " name "\n" }
  else { failed++; failures = failures "  " name "\n" }
}
function because(reason) {
  if (!(reason in skips)) order[++reasons] = reason
  skips[reason]++
}

/^  (passed|skipped|FAILED) / {
  name = $0
  sub(/^ *[^ ]+ +/, "", name)
  add($1, name)
  if ($1 == "skipped") because(name)
}
/<UnitTestResult / {
  outcome = attribute($0, "outcome")
  add(outcome == "Passed" ? "passed" : outcome == "PassedAgain" ? "again" : outcome == "NotExecuted" ? "skipped" : "FAILED", attribute($0, "testName"))
  waiting = outcome == "NotExecuted"
  explaining = outcome == "Failed" || outcome == "PassedAgain" ? outcome : ""
}
explaining && /<Message>/ {
  reason = $0
  sub(/.*<Message>/, "", reason)
  sub(/<\/Message>.*/, "", reason)
  reason = "    " substr(clean(reason), 1, 300) "\n"
  if (explaining == "Failed") failures = failures reason
  else again = again reason
  explaining = ""
}
waiting && /<Message>/ {
  reason = $0
  sub(/.*<Message>/, "", reason)
  sub(/<\/Message>.*/, "", reason)
  because(clean(reason))
  waiting = 0
}
END {
  if (reasons) print "Skipped:"
  for (i = 1; i <= reasons; i++) printf "  %d x %s\n", skips[order[i]], order[i]
  if (again != "") printf "Failed beside the others, passed alone:\n%s", again
  if (failed) printf "Failed:\n%s", failures
  printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
  exit failed || !passed
}
