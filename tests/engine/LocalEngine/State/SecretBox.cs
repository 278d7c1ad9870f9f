using System.Security.Cryptography;
using System.Text;

namespace K3sPulumi.LocalEngine.State;

/// <summary>Encrypts the secrets of a state file with a passphrase: AES-256-GCM, key by PBKDF2.</summary>
internal sealed class SecretBox
{
    private const int Iterations = 200_000;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key;

    private SecretBox(string passphrase, byte[] salt)
    {
        Salt = Convert.ToBase64String(salt);
        _key = Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Iterations, HashAlgorithmName.SHA256, 32);
    }

    public string Salt { get; }

    public static SecretBox New(string passphrase) => new(passphrase, RandomNumberGenerator.GetBytes(16));

    public static SecretBox Of(string passphrase, string salt) => new(passphrase, Convert.FromBase64String(salt));

    public string Encrypt(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceLength + TagLength + plain.Length];
        var nonce = box.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key, TagLength);
        cipher.Encrypt(nonce, plain, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength));
        return $"v1:{Convert.ToBase64String(box)}";
    }

    public string Decrypt(string text)
    {
        var box = Convert.FromBase64String(text["v1:".Length..]);
        var plain = new byte[box.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(_key, TagLength);
        try
        {
            cipher.Decrypt(box.AsSpan(0, NonceLength), box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength),
                plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new StateException("The passphrase does not fit the state file; give the one that it was written with.");
        }
        return Encoding.UTF8.GetString(plain);
    }
}

/// <summary>A state file that cannot be used.</summary>
public sealed class StateException(string message) : Exception(message);
