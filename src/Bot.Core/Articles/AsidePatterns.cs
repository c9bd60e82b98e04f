using System.Text.RegularExpressions;

namespace Bot.Core.Articles;

/// <summary>
/// Lines that are not the article, in English, French, German and Spanish. Each pattern must match a whole line,
/// since an aside is never searched: a line of the article that only mentions Twitter must not match.
/// </summary>
internal static class AsidePatterns
{
    // A line of a page's furniture is short; a longer one is prose.
    private const int MaxLength = 160;

    private const string Networks = "(facebook|twitter|x|instagram|whatsapp|linkedin|telegram|youtube|tiktok|reddit|pinterest|threads|bluesky|mastodon|e-?mail|google news|flipboard|pocket)";

    private const string Buttons = $"share|tweet|e?mail|print|save|copy link|comments?|like|post|{Networks}";

    private const string Agencies = "(pa|afp|ap|reuters|epa|efe|dpa|ansa|apa|ats|tass|xinhua|bloomberg|getty|getty images|gettyimages|istock|alamy|shutterstock|unsplash|pixabay|rex|rex features|wireimage|imago|picture alliance|associated press|the associated press|press association|pa archive|pa images|pa wire|pa media|press association images|agence france-presse|europa press|keystone|ritzau|anp|belga|tt|stock photo|file photo|library image|archivbild|symbolbild)";

    private static readonly Regex[] Lines = Compile(
        // Sharing
        $"(please )?(share|tweet|(share|tweet|e-?mail|print|save|bookmark) (this|the)( (article|story|page|post|link))?)( (on|via|by|with) {Networks}| with friends)?( {Networks})*",
        $"share( ?[|/,·•])? (copy link|e-?mail|print|save|tweet|{Networks})|copy link",
        $"({Buttons})(( ?[|/,·•]| ) ?({Buttons})){{2,}}",
        $"(follow|like|find|join) (us|me|our page|@?\\w+) (on|at|via) {Networks}([ ,]+(and )?{Networks})*( (and|for|to) .{{0,60}})?",
        $"partag(er|ez)( (cet|l.)\\s?(article|page))?( (sur|par|via) {Networks})?",
        $"suivez[- ]nous sur {Networks}([ ,]+(et )?{Networks})*",
        $"((artikel|beitrag|diesen artikel|diesen beitrag|seite) )?(teilen|drucken|weiterleiten|merken)( (auf|per|via|über) {Networks})?",
        $"folgen sie uns (auf|bei) {Networks}([ ,]+(und )?{Networks})*",
        $"comparti?r?( (este|el) art[ií]culo)?( (en|por|v[ií]a) {Networks})?|s[ií]guenos en {Networks}([ ,]+(y )?{Networks})*",
        // Newsletters and subscriptions
        "(sign up|subscribe|register|join)( now| today| here| for free)? (to|for) (our|the|my|your)( [\\w’'-]+){0,4} (newsletters?|updates|e-?mails?|mailing list|alerts|channel|briefing).{0,60}",
        "(subscribe|sign up|newsletter|advertisement|advertising|sponsored( content)?|promoted content|anzeige|werbung|publicité|publicidad|anuncio)",
        "(get|receive) (the|our|all)?( ?[\\w’'-]+){0,5} (delivered |sent )?(straight |direct(ly)? )?(to|in) your (inbox|e-?mail).{0,40}",
        "(s.inscrire|inscrivez[- ]vous|abonnez[- ]vous) (à|a) (notre|la|nos)( [\\w-]+){0,2} (newsletters?|lettres?).{0,60}",
        "(jetzt )?(newsletter abonnieren|(unseren|den|zum|zu unserem) newsletter.{0,30}(abonnieren|anmelden|bestellen))( .{0,30})?",
        "(suscr[ií]bete|suscr[ií]base|ap[uú]ntate|reg[ií]strate) (a|en) (nuestr[ao]s?|la|el)( [\\w-]+){0,2} (newsletters?|bolet[ií]n(es)?).{0,60}",
        // Cookies and scripts
        "(this (site|website)|we|our (site|website)) uses? cookies.{0,120}",
        "(accept|reject|manage)( all)? cookies|cookie (settings|policy|preferences)",
        "(ce site|nous) utilis(e|ons) des cookies.{0,120}|diese (seite|website) (verwendet|nutzt) cookies.{0,120}|(este sitio|esta web|esta p[aá]gina)( web)? utiliza cookies.{0,120}",
        "(please )?(enable|turn on) javascript.{0,80}|your browser does not support .{0,60}",
        // Links to other articles
        "(read|see|watch|listen|learn) (more|also|next|now|related)|read the full (story|article)|continue reading|(click|tap) here( (to|for) .{0,60})?|(back to|go to) (top|homepage|home)",
        "(read|see|watch) (more|also|next)( here)?: .{1,120}|(related|recommended|see also|also read|must read|more|don.t miss): .{1,120}",
        "(related|recommended|popular|trending|more|most read|top|latest)( (articles?|stories|topics|content|news|posts?|reading|links|coverage|stor(y|ies) for you))|you (may|might) also (like|be interested in)",
        "more (on|from|about) [\\w’'&. -]{1,50}",
        "(lire|voir) (aussi|également|la suite)( ?: ?.{1,120})?|à lire( aussi| également)?( ?: ?.{1,120})?|sur le même sujet( ?: ?.{1,120})?|articles? (liés?|similaires?|associés?)",
        "(lesen|sehen) sie auch( ?: ?.{1,120})?|(mehr|weiterlesen|mehr lesen|mehr dazu|mehr zum thema|lesen sie mehr|siehe auch|auch interessant)( ?: ?.{1,120})?|(ähnliche|weitere|verwandte) (artikel|themen|beiträge)",
        "(leer|ver|lea|lee) (más|también|además)( ?: ?.{1,120})?|(te puede interesar|noticias? relacionad[ao]s?|art[ií]culos? relacionad[ao]s?|m[aá]s informaci[oó]n|m[aá]s noticias)( ?: ?.{1,120})?",
        // Comments
        "(\\d+|no|leave a|post a|add a|write a|show|view|hide|join the)( all)? (comments?|conversation|reply)",
        "(jump|skip) to (content|main content|comments|navigation)",
        // Credits
        "[(\\[](stock|file|archive|archives|library|archivo|archiv)[)\\]]",
        $"[(\\[]?({Agencies})([ ,/|&]+({Agencies}))*[)\\]]?",
        $"[\\w. '’-]{{3,40}}( ?/ ?| via )({Agencies})( ?/ ?{Agencies})*",
        $"({Agencies}) ?/ ?[\\w. '’-]{{3,40}}",
        $"(image|photo|photograph|picture|bild|foto|crédit|crédits|photos|source)( credits?| by| photo)?s? ?: ?[\\w. '’-]{{0,40}} ?[/|,(]? ?({Agencies})\\)?( ?/ ?({Agencies}))*",
        "(image|photo|picture|video) (credits?|courtesy)( of)? ?:? [\\w. '’/-]{2,60}|(photo|photograph|image|picture) by [\\w. '’/-]{2,50}",
        // Labels of keywords
        "(tags?|keywords|topics|filed under|mots[- ]clés|schlagw(ort|orte|örter)|etiquetas|themen) ?: ?.{1,120}");

    private static readonly Regex[] CommentForms = Compile(
        "(leave|post|write|submit) a (reply|comment)( cancel( reply)?)?",
        "your e-?mail address will not be published.*",
        "laisser un commentaire( annuler la réponse)?|votre adresse (e-?mail|de messagerie) ne sera pas publiée.*",
        "(schreibe?n? (sie )?einen kommentar|kommentar (schreiben|verfassen|hinterlassen))( antworten abbrechen)?|(ihre|deine) e-?mail-adresse wird nicht veröffentlicht.*",
        "(deja|dejar|deje|escribe) (un comentario|una respuesta)( cancelar( la)? respuesta)?|(tu|su) dirección de correo electrónico no será publicada.*");

    /// <summary>The line, without list marks and emphasis around it, is furniture of the page.</summary>
    public static bool IsAside(ReadOnlySpan<char> line)
    {
        line = Bare(line);
        if (line.Contains("**", StringComparison.Ordinal))
            line = line.ToString().Replace("**", "", StringComparison.Ordinal);
        return line.Length is > 0 and <= MaxLength && Matches(Lines, line);
    }

    /// <summary>The line opens a form for comments; what follows near the end of the text belongs to it.</summary>
    public static bool IsCommentForm(ReadOnlySpan<char> line)
    {
        line = Bare(line);
        return line.Length is > 0 and <= MaxLength && Matches(CommentForms, line);
    }

    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> line) => line.Trim().Trim("*_#>•·-–—»«›‹→►▶ \t\u00A0").TrimEnd(":.…!»");

    private static bool Matches(Regex[] patterns, ReadOnlySpan<char> line)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.IsMatch(line))
                return true;
        }
        return false;
    }

    private static Regex[] Compile(params string[] patterns) =>
        [.. patterns.Select(pattern => new Regex($"^(?:{pattern})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)))];
}
