using System.Net.Sockets;
using System.Security.Authentication;

namespace Bot.Fetching;

/// <summary>The words for what went wrong on the way to a page.</summary>
internal static class FetchFailure
{
    internal static string Sentence(Uri url, Exception exception)
    {
        var shown = PageFetcher.Shown(url);
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case ForbiddenAddressException forbidden:
                    return $"{shown} leads to an address that is {forbidden.Kind}, and such are not fetched; set Fetching:AllowedNetworks if it should be.";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return $"{shown}: there is no such host; mend the address.";
                case SocketException:
                    return $"{shown} cannot be connected to; try again later.";
                case AuthenticationException:
                    return $"{shown} has no valid certificate, so nobody knows who answers; name another address.";
                case InvalidDataException:
                    return $"{shown} sends packed content that is damaged; try again later.";
                case HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }:
                    return $"{shown} answers with too long headers; open it in a browser and send the article itself.";
            }
        }
        return $"{shown} breaks off or does not answer as a web server does; try again later.";
    }
}
