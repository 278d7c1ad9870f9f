using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace K3sPulumi;

/// <summary>Programs that tests write and run, while other tests of this process do the same.</summary>
internal static class Child
{
    /// <summary>
    /// A process that starts has this one's open files for a moment, and Linux runs no program that is open for writing
    /// anywhere ("Text file busy"). So none starts while a program is written.
    /// </summary>
    private static readonly ReaderWriterLockSlim Starting = new();

    /// <summary>A process; dispose of it.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        Starting.EnterReadLock();
        try
        {
            return Process.Start(start)!;
        }
        finally
        {
            Starting.ExitReadLock();
        }
    }

    /// <summary>
    /// Runs a program to its end, which includes that of what it leaves behind with its output. It need not read its input.
    /// </summary>
    public static (int Code, string Output, string Errors) Run(ProcessStartInfo start, string? input = null, double seconds = 60)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        (start.StandardOutputEncoding, start.StandardErrorEncoding) = (Encoding.UTF8, Encoding.UTF8);
        // bash complains about locales that this machine does not have, and programs speak the language of the user
        start.Environment["LC_ALL"] = "C";
        using var process = Start(start);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Feed(process, input ?? "");
        if (!process.WaitForExit(Patience.Of(seconds)) || !Task.WaitAll([output, errors], Patience.Of(seconds)))
        {
            Kill(process);
            var text = Task.WaitAll([output, errors], Patience.Of(5)) ? output.Result + errors.Result : "its output stays open";
            throw new TimeoutException($"{start.FileName} {string.Join(' ', start.ArgumentList)} does not end:\n{text}");
        }

        return (process.ExitCode, output.Result, errors.Result);
    }

    /// <summary>Writes a program that this and other tests may run at once.</summary>
    public static void Program(string path, string text, UnixFileMode mode = (UnixFileMode)0b111_101_101) => Write(path, () =>
    {
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    });

    /// <summary>Copies a program, likewise.</summary>
    public static void Copy(string source, string path) => Write(path, () => File.Copy(source, path));

    /// <summary>Deletes a folder, into which what a killed script left behind may still write.</summary>
    public static void Delete(string folder)
    {
        for (var tries = 50; ; tries--)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (tries > 0 && Directory.Exists(folder))
            {
                Thread.Sleep(100);
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
        }
    }

    private static void Write(string path, Action write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Starting.EnterWriteLock();
        try
        {
            write();
        }
        finally
        {
            Starting.ExitWriteLock();
        }
    }

    private static void Feed(Process process, string input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(input));
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading: its exit code and its output say more.
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It has ended by now.
        }
    }
}
