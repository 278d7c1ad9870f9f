#!/bin/sh
# What a running cluster issues: kubeconfigs, signed by its own interface for certificates, and tokens with which agents join.
# What differs between a host and a container (cluster_kubectl, cluster_k3s, cluster_ca, and where openssl runs) is in the script that follows.

ISSUE_LABEL=k3spulumi/kubeconfig

# issue_kubeconfig: K3P_NAME, K3P_GROUPS, K3P_DAYS
issue_kubeconfig() {
  command -v openssl >/dev/null 2>&1 || fail "openssl is missing $ISSUE_PLACE, so no key can be made for the kubeconfig: install it, then run again."
  await_issuer
  for issue_group in $K3P_GROUPS; do
    issue_known=$(cluster_kubectl get clusterrole "$issue_group" --ignore-not-found -o name) || fail "cannot read the ClusterRoles: $(issue_error)."
    [ -n "$issue_known" ] || fail "the cluster has no ClusterRole $issue_group: create it first, or correct the groups of the kubeconfig."
  done
  make_request
  issue_request="k3spulumi-$K3P_NAME"
  # what an earlier run left behind
  cluster_kubectl delete csr "$issue_request" --ignore-not-found >/dev/null || fail "cannot delete an old certificate request: $(issue_error)."
  request_text | cluster_kubectl create -f - >/dev/null || fail "cannot ask for a certificate: $(issue_error)."
  cluster_kubectl certificate approve "$issue_request" >/dev/null || fail "cannot approve the certificate: $(issue_error)."
  await_certificate
  cluster_kubectl delete csr "$issue_request" --ignore-not-found >/dev/null || :
  bind_roles
  say "the kubeconfig $K3P_NAME is issued"
  print_kubeconfig
}

await_issuer() {
  issue_until=$(($(now) + ${K3SPULUMI_API_SECONDS:-90}))
  until [ "$(cluster_kubectl get --raw /readyz || :)" = ok ]; do
    [ "$(now)" -lt "$issue_until" ] || fail "the cluster's API does not answer on this server: bring it back, then run again."
    sleep "${K3SPULUMI_POLL:-2}"
  done
}

# The key never leaves the work directory but in what is printed.
make_request() {
  {
    printf '%s\n' '[req]' 'distinguished_name=name' 'prompt=no' '[name]'
    issue_number=0
    for issue_group in $K3P_GROUPS; do
      printf '%s.O=%s\n' "$issue_number" "$issue_group"
      issue_number=$((issue_number + 1))
    done
    printf 'CN=%s\n' "$K3P_NAME"
  } >"$WORK/csr.cnf"
  { openssl ecparam -name prime256v1 -genkey -noout -out "$WORK/client.key" &&
    openssl req -new -sha256 -config "$WORK/csr.cnf" -key "$WORK/client.key" -out "$WORK/client.csr"; } >"$WORK/issue.log" 2>&1 ||
    fail "openssl cannot make a certificate request: $(issue_error)."
}

request_text() {
  printf '%s\n' 'apiVersion: certificates.k8s.io/v1' 'kind: CertificateSigningRequest' "metadata: {name: $issue_request}" 'spec:' \
    "  request: $(one_line <"$WORK/client.csr")" '  signerName: kubernetes.io/kube-apiserver-client' \
    "  expirationSeconds: $((K3P_DAYS * 86400))" '  usages: [digital signature, client auth]'
}

one_line() { base64 | tr -d '\n'; }

await_certificate() {
  issue_until=$(($(now) + 60))
  until [ -n "${issue_certificate:=$(cluster_kubectl get csr "$issue_request" -o 'jsonpath={.status.certificate}' || :)}" ]; do
    [ "$(now)" -lt "$issue_until" ] || fail "the cluster has not signed the certificate after 60 s: see that its controller manager runs ('kubectl get csr')."
    sleep "${K3SPULUMI_POLL:-1}"
  done
}

binding_name() { printf 'k3spulumi:%s:%s' "$K3P_NAME" "$1"; }

# First what is wanted, then what is wanted no more.
bind_roles() {
  for issue_group in $K3P_GROUPS; do
    printf '%s\n' 'apiVersion: rbac.authorization.k8s.io/v1' 'kind: ClusterRoleBinding' 'metadata:' "  name: \"$(binding_name "$issue_group")\"" \
      "  labels: {$ISSUE_LABEL: \"$K3P_NAME\"}" "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: \"$issue_group\"}" \
      "subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: \"$K3P_NAME\"}]" |
      cluster_kubectl apply -f - >/dev/null || fail "cannot bind $K3P_NAME to the ClusterRole $issue_group: $(issue_error)."
  done
  issue_bound=$(cluster_kubectl get clusterrolebindings -l "$ISSUE_LABEL=$K3P_NAME" -o 'jsonpath={range .items[*]}{.metadata.name}{"\n"}{end}') ||
    fail "cannot read the ClusterRoleBindings: $(issue_error)."
  for issue_binding in $issue_bound; do
    issue_role=${issue_binding#"$(binding_name '')"}
    case " $K3P_GROUPS " in
    *" $issue_role "*) ;;
    *) cluster_kubectl delete clusterrolebinding "$issue_binding" --ignore-not-found >/dev/null || fail "cannot delete $issue_binding: $(issue_error)." ;;
    esac
  done
}

print_kubeconfig() {
  printf '\n%s\n' '===== k3spulumi kubeconfig' 'apiVersion: v1' 'kind: Config' 'clusters:' '- name: default' '  cluster:' \
    '    server: https://127.0.0.1:6443' "    certificate-authority-data: $(cluster_ca | one_line)" 'users:' '- name: default' '  user:' \
    "    client-certificate-data: $issue_certificate" "    client-key-data: $(one_line <"$WORK/client.key")" \
    'contexts:' '- name: default' '  context:' '    cluster: default' '    user: default' 'current-context: default' '===== k3spulumi end'
}

# The certificate stays valid until it expires, and may do nothing any more.
withdraw_kubeconfig() {
  await_issuer
  cluster_kubectl delete clusterrolebindings -l "$ISSUE_LABEL=$K3P_NAME" --ignore-not-found >/dev/null || fail "cannot delete the bindings of $K3P_NAME: $(issue_error)."
  say "$K3P_NAME may do nothing in the cluster any more"
}

# issue_join_token: K3P_MARK, K3P_DESCRIPTION, K3P_TTL
issue_join_token() {
  await_issuer
  drop_join_tokens
  issue_token=$(cluster_k3s token create --ttl "$K3P_TTL" --description "$K3P_DESCRIPTION ($K3P_MARK)") || fail "K3s cannot create a token: $(issue_error)."
  case "$issue_token" in *K10*::*.*) ;; *) fail "K3s returned no token: see its log on this server." ;; esac
  say "a token for agents is created; it expires after $K3P_TTL"
  printf '\n%s\n' '===== k3spulumi token'
  printf '%s\n' "$issue_token" | sed -n 's/.*\(K10[0-9a-f]*::[a-z0-9.]*\).*/\1/p' | tail -n 1
  printf '%s\n' '===== k3spulumi end'
}

withdraw_join_token() {
  await_issuer
  drop_join_tokens
}

# Those of this name, whoever left them; K3s deletes expired ones by itself.
drop_join_tokens() {
  issue_list=$(cluster_k3s token list) || fail "K3s cannot list its tokens: $(issue_error)."
  for issue_id in $(printf '%s\n' "$issue_list" | awk -v mark="($K3P_MARK)" 'index($0, mark) { print $1 }'); do
    cluster_k3s token delete "$issue_id" >/dev/null || fail "K3s cannot delete the token $issue_id: $(issue_error)."
  done
}

issue() {
  case "${1:-}" in
  kubeconfig) issue_kubeconfig ;;
  withdraw-kubeconfig) withdraw_kubeconfig ;;
  join-token) issue_join_token ;;
  withdraw-join-token) withdraw_join_token ;;
  *) fail "kubeconfig, join-token, withdraw-kubeconfig or withdraw-join-token?" ;;
  esac
}
