namespace CityTwin.Cap;

internal static class CapInfoChecks
{
    private const int MaxSubtagCharacters = 8;
    private const int DigestDigits = 40;

    public static void Check(CapFindings findings, string where, CapInfo info, DateTimeOffset sent)
    {
        Kind(findings, where, info);
        Times(findings, where, info, sent);
        Texts(findings, where, info);
        for (var i = 0; i < info.Resources.Count; i++)
        {
            Resource(findings, $"{where}/resource[{i + 1}]", info.Resources[i]);
        }

        for (var i = 0; i < info.Areas.Count; i++)
        {
            CapAreaChecks.Check(findings, $"{where}/area[{i + 1}]", info.Areas[i]);
        }
    }

    private static void Kind(CapFindings findings, string where, CapInfo info)
    {
        if (info.Language is { } language && !IsLanguage(language))
        {
            findings.Add($"{where}/language", $"{CapQuote.Of(language)} is not a language tag: expected one as zh-CN or en.");
        }

        if (info.Categories.Count == 0)
        {
            findings.Add($"{where}/category", $"There is none: expected one or more of {CapWords.All<CapCategory>()}.");
        }

        for (var i = 0; i < info.Categories.Count; i++)
        {
            findings.Word($"{where}/category[{i + 1}]", info.Categories[i]);
        }

        findings.Required($"{where}/event", info.Event);
        for (var i = 0; i < info.ResponseTypes.Count; i++)
        {
            findings.Word($"{where}/responseType[{i + 1}]", info.ResponseTypes[i]);
        }

        findings.Word($"{where}/urgency", info.Urgency);
        findings.Word($"{where}/severity", info.Severity);
        findings.Word($"{where}/certainty", info.Certainty);
        findings.Values($"{where}/eventCode", info.EventCodes);
        findings.Values($"{where}/parameter", info.Parameters);
    }

    private static void Times(CapFindings findings, string where, CapInfo info, DateTimeOffset sent)
    {
        findings.Time($"{where}/effective", info.Effective);
        findings.Time($"{where}/onset", info.Onset);
        findings.Time($"{where}/expires", info.Expires);
        if (info.Expires <= sent)
        {
            findings.Add($"{where}/expires", $"It is not after the message was sent, {CapTime.Text(sent)}.");
        }

        if (info.Expires <= info.Effective)
        {
            findings.Add($"{where}/expires", $"It is not after it comes into effect, {CapTime.Text(info.Effective!.Value)}.");
        }

        if (info.Expires < info.Onset)
        {
            findings.Add($"{where}/expires", $"It is before the event begins, {CapTime.Text(info.Onset!.Value)}.");
        }
    }

    private static void Texts(CapFindings findings, string where, CapInfo info)
    {
        findings.Text($"{where}/audience", info.Audience);
        findings.Text($"{where}/senderName", info.SenderName);
        findings.Text($"{where}/headline", info.Headline);
        findings.Text($"{where}/description", info.Description);
        findings.Text($"{where}/instruction", info.Instruction);
        findings.Text($"{where}/contact", info.Contact);
        if (!string.IsNullOrWhiteSpace(info.Web) && !IsUri(info.Web, UriKind.Absolute))
        {
            findings.Add($"{where}/web", $"{CapQuote.Of(info.Web)} is not an absolute address: expected one as https://example.org/flood.");
        }
    }

    private static void Resource(CapFindings findings, string where, CapResource resource)
    {
        findings.Required($"{where}/resourceDesc", resource.Description);
        findings.Text($"{where}/mimeType", resource.MimeType);
        findings.Text($"{where}/derefUri", resource.DerefUri);
        if (resource.MimeType?.Split('/') is not [{ Length: > 0 }, { Length: > 0 }] || resource.MimeType.Any(char.IsWhiteSpace))
        {
            findings.Add($"{where}/mimeType", $"{CapQuote.Of(resource.MimeType ?? "")} is not a media type: expected one as image/png.");
        }

        if (resource.SizeBytes < 0)
        {
            findings.Add($"{where}/size", "It is negative: expected bytes.");
        }

        var kind = string.IsNullOrWhiteSpace(resource.DerefUri) ? UriKind.Absolute : UriKind.RelativeOrAbsolute;
        if (!string.IsNullOrWhiteSpace(resource.Uri) && !IsUri(resource.Uri, kind))
        {
            findings.Add($"{where}/uri", $"{CapQuote.Of(resource.Uri)} is not an address; without a derefUri it has to be absolute.");
        }

        if (resource.Digest is { } digest && (digest.Length != DigestDigits || !digest.All(char.IsAsciiHexDigit)))
        {
            findings.Add($"{where}/digest", $"{CapQuote.Of(digest)} is not a SHA-1 digest: expected 40 hexadecimal digits.");
        }
    }

    /// <summary>XML Schema's language: letters, then letters and digits, in subtags of 1 to 8.</summary>
    private static bool IsLanguage(string tag)
    {
        var subtags = tag.Split('-');
        return subtags.All(s => s.Length is > 0 and <= MaxSubtagCharacters && s.All(char.IsAsciiLetterOrDigit))
            && subtags[0].All(char.IsAsciiLetter);
    }

    /// <summary>White space and what XML cannot carry have no place in an address, though <see cref="Uri"/> forgives both.</summary>
    private static bool IsUri(string text, UriKind kind) =>
        !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || c > '\uFFFD')
        && Uri.TryCreate(text, kind, out _);
}
