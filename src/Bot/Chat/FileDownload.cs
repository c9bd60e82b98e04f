namespace Bot.Chat;

/// <summary>Opens a file that somebody sent where the platform keeps it. Wherever a redirection leads, it is not followed.</summary>
internal static class FileDownload
{
    /// <param name="http">Follows no redirections.</param>
    /// <param name="remedy">What to do when the platform does not give it, a sentence.</param>
    /// <returns>The content, as it comes.</returns>
    /// <exception cref="UploadException">It cannot be fetched.</exception>
    internal static async Task<Stream> OpenAsync(HttpClient http, HttpRequestMessage request, string platform, string remedy, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        try
        {
            response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            // With its content the answer is closed by who reads it.
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsStreamAsync(cancellationToken)
                : throw new UploadException($"{platform} did not give the file (HTTP {(int)response.StatusCode}). {remedy}");
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new UploadException($"{platform} did not give the file. Please send it again.");
        }
        finally
        {
            if (response is { IsSuccessStatusCode: false })
                response.Dispose();
        }
    }
}
