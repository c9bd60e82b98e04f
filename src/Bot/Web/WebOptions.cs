namespace Bot.Web;

internal sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Where the pages are served, several separated by semicolons. The default is open to this machine only.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>The address under which others reach the pages, such as https://bot.example.org; links of chats lead there. None when absent.</summary>
    public Uri? PublicUrl { get; set; }
}
