using System.Security.Cryptography;
using System.Text;
using Bot.Web;

namespace Bot.Api;

/// <summary>Lets in who has a key, where keys are set.</summary>
internal sealed class ApiKeys(ApiOptions options)
{
    internal const string Header = "X-Api-Key";

    private const string Bearer = "Bearer ";

    private static readonly object Place = new();

    // Hashes are of one length, so that comparing them tells nothing.
    private readonly byte[][] _keys = [.. options.AllKeys.Select(Hash)];

    internal bool AreSet => _keys.Length > 0;

    /// <summary>Whose limit a request takes: a key's, else an address's.</summary>
    internal static string Caller(HttpContext context) =>
        context.Items[Place] as string ?? RateLimits.AskerOf(context).ToString();

    internal bool LetsIn(HttpContext context)
    {
        if (!AreSet)
            return true;
        var given = Hash(Given(context.Request));
        var found = -1;
        for (var i = 0; i < _keys.Length; i++)
        {
            if (CryptographicOperations.FixedTimeEquals(given, _keys[i]))
                found = i;
        }

        if (found >= 0)
            context.Items[Place] = $"key {found}";
        return found >= 0;
    }

    internal static IResult Refuse(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"api\"";
        return ApiProblem.Of(StatusCodes.Status401Unauthorized, $"A key is needed: send it in the header Authorization: Bearer KEY, or {Header}: KEY.");
    }

    private static string Given(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var given && given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? given[Bearer.Length..].Trim()
            : request.Headers[Header] is { Count: 1 } key ? key.ToString() : "";

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
