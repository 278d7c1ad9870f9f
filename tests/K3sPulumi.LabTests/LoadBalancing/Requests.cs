using System.Text.Json;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests.LoadBalancing;

/// <summary>A thousand requests over TLS, each over a new connection, from a separate machine on the lab network.</summary>
internal static class Requests
{
    private const string Script = """
        import collections, json, socket, ssl, sys, threading, time
        host, count, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
        context, lock, seen, todo = ssl._create_unverified_context(), threading.Lock(), collections.Counter(), list(range(count))
        began = time.time()
        def once():
            with socket.create_connection((host, 6443), timeout=30) as plain, context.wrap_socket(plain) as tls:
                tls.sendall(b"GET / HTTP/1.0\r\n\r\n")
                answer = b""
                while part := tls.recv(4096): answer += part
            return answer.split(b"\r\n\r\n")[1].decode() if answer.split(b" ", 2)[1] == b"200" else "lost: " + answer[:40].decode()
        def work():
            while True:
                with lock:
                    if not todo: return
                    number = todo.pop(0)
                # spread over time, so every change happens during requests
                time.sleep(max(0, began + seconds * number / count - time.time()))
                try: result = once()
                except Exception as problem: result = "lost: " + repr(problem)
                with lock: seen[result] += 1
        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(json.dumps(seen))
        """;

    /// <summary>How often each server answered; lost requests have a separate key.</summary>
    public static async Task<Dictionary<string, int>> Send(Lab lab, LabNetwork network, string host, int count, int seconds)
    {
        var result = await Task.Run(() => Command.Run(
            "docker",
            ["run", "--rm", "--network", network.Name, .. lab.Mark, lab.Image("base"), "python3", "-c", Script, host, $"{count}",
                $"{seconds}"],
            limit: TimeSpan.FromSeconds(seconds + 180)));
        return JsonSerializer.Deserialize<Dictionary<string, int>>(result.Ok())!;
    }
}
