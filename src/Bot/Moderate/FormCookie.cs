namespace Bot.Moderate;

/// <summary>The cookie that belongs to the forms. Behind a proxy that speaks https to the outside it is marked so, which ASP.NET Core refuses to do where http comes in.</summary>
internal sealed class FormCookie(bool isSecure) : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var cookie = base.Build(context, expiresFrom);
        cookie.Secure = isSecure || context.Request.IsHttps;
        return cookie;
    }
}
