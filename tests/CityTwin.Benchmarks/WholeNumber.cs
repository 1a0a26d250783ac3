using System.CommandLine;
using System.Globalization;

namespace CityTwin.Benchmarks;

/// <summary>An option that is a whole number within bounds.</summary>
internal static class WholeNumber
{
    public static Option<int> Of(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = "N" };
        option.Validators.Add(given =>
        {
            // What is no number at all is said by the parser itself.
            if (given.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var value)
                && (value < least || value > most))
            {
                given.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it goes from {least} to {most}."));
            }
        });
        return option;
    }
}
