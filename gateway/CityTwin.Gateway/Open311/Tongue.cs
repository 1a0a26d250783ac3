using Microsoft.AspNetCore.Http.Headers;

namespace CityTwin.Gateway.Open311;

/// <summary>The language of an answer: Chinese, unless the caller would rather have English.</summary>
internal sealed record Tongue(bool IsEnglish)
{
    public static Tongue Of(HttpRequest request)
    {
        var wanted = new RequestHeaders(request.Headers).AcceptLanguage
            .Select((language, i) => (Name: language.Value.ToString(), Quality: language.Quality ?? 1, Place: i))
            .Where(language => language.Quality > 0)
            .OrderByDescending(language => language.Quality).ThenBy(language => language.Place)
            .Select(language => language.Name.Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(name => name is "zh" or "en");
        return new Tongue(wanted == "en");
    }

    public string Code => IsEnglish ? "en" : "zh";

    public string Say(string chinese, string english) => IsEnglish ? english : chinese;
}
