"""Certificate signing requests (certificates.k8s.io/v1): what Kubernetes rejects, and the signature of an approved one."""
import base64
import os
import tempfile

from . import files, pki
from .cluster import Refused

SIGNER = "kubernetes.io/kube-apiserver-client"
ALLOWED = {"digital signature", "key encipherment", "client auth"}


def check(server, item):
    spec = item.get("spec", {})
    if spec.get("signerName") != SIGNER or item.get("apiVersion") != "certificates.k8s.io/v1":
        raise Refused(422, "Invalid", f"spec.signerName: Unsupported value: {spec.get('signerName')}")
    usages = set(spec.get("usages", []))
    if "client auth" not in usages or not usages <= ALLOWED:
        raise Refused(422, "Invalid", "spec.usages: Invalid value")
    if spec.get("expirationSeconds", 3600) < 600:
        raise Refused(422, "Invalid", "spec.expirationSeconds: Invalid value: may not specify a duration less than 600 seconds")
    with tempfile.TemporaryDirectory() as work:
        request, signed = os.path.join(work, "csr"), os.path.join(work, "crt")
        files.write(request, base64.b64decode(spec["request"]))
        if "system:masters" in pki.openssl("req", "-in", request, "-noout", "-subject").decode():
            raise Refused(403, "Forbidden", "use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed")
        if not any(one["type"] == "Approved" for one in item.get("status", {}).get("conditions", [])):
            return
        authority = server.ca("client")
        pki.openssl("x509", "-req", "-in", request, "-CA", authority[0], "-CAkey", authority[1], "-CAcreateserial", "-days",
                    str(max(1, spec.get("expirationSeconds", 31536000) // 86400)), "-out", signed)
        item["status"]["certificate"] = base64.b64encode(files.read(signed).encode()).decode()
