using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests.LoadBalancing;

/// <summary>
/// Answers on 6443 over TLS like a K3s server, for tests of the load balancer: with its name to every request and 503 while it
/// starts; on an orderly stop it finishes accepted and queued requests.
/// </summary>
internal sealed class TlsServer
{
    private const string Script = """
        import http.server, signal, socketserver, ssl, subprocess, sys, threading, time
        subprocess.run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout /tmp/k -out /tmp/c -subj /CN=x -days 2".split(), check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain("/tmp/c", "/tmp/k")
        ready = time.time() + float(sys.argv[2])
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                serves = time.time() > ready
                body = (sys.argv[1] if serves else "starting").encode()
                self.send_response(200 if serves else 503)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            def log_message(self, *ignored): pass
        class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
            daemon_threads, block_on_close, request_queue_size = False, True, 256
            def finish_request(self, request, address):
                request.settimeout(10)
                with context.wrap_socket(request, server_side=True) as tls:
                    self.RequestHandlerClass(tls, address, self)
                    try: tls.unwrap()
                    except OSError: pass
            def handle_error(self, *ignored): pass
            def take(self, accepted):
                accepted[0].setblocking(True)
                self.process_request(*accepted)
        server = Server(("0.0.0.0", 6443), Handler)
        signal.signal(signal.SIGTERM, lambda *ignored: threading.Thread(target=server.shutdown).start())
        server.serve_forever(0.02)
        server.socket.setblocking(False)
        try:
            while True: server.take(server.socket.accept())
        except BlockingIOError: pass
        server.server_close()
        """;

    private readonly Lab _lab;
    private readonly string _container;

    /// <summary>
    /// <paramref name="secondsToStart"/>: how long it accepts connections without serving after each start.
    /// </summary>
    public TlsServer(Lab lab, LabNetwork network, string name, string address, int secondsToStart = 0)
    {
        (_lab, _container, Name, Address) = (lab, lab.Unique(name), name, address);
        lab.Docker(["run", "-d", "--init", "--name", _container, .. lab.Mark, "--network", network.Name, "--ip", address,
            lab.Image("base"),
            "python3", "-c", Script, name, secondsToStart.ToString(System.Globalization.CultureInfo.InvariantCulture)]).Ok();
    }

    public string Name { get; }

    public string Address { get; }

    public void Stop() => _lab.Docker("stop", "-t", "20", _container).Ok();

    public void Start() => _lab.Docker("start", _container).Ok();
}
