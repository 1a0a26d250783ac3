using System.Globalization;
using CityTwin.WorkOrders;
using Microsoft.Extensions.Primitives;

namespace CityTwin.Gateway.Open311;

/// <summary>What a report answers to its service's questions: <c>attribute[code]</c>, and <c>attribute[code][]</c> for many.</summary>
internal sealed class Answers(IFormCollection fields, Service service)
{
    private const int MaxLine = 500;
    private const int MaxText = 2_000;
    private const string Prefix = "attribute[";

    /// <summary>A line for each answer, in the order of the questions, as the desk reads it.</summary>
    /// <exception cref="Open311Refusal">An answer is missing, or is none of those that can be given.</exception>
    public IEnumerable<string> Lines()
    {
        var questions = service.Minor.Questions;
        if (fields.Keys.FirstOrDefault(key => key.StartsWith(Prefix, StringComparison.Ordinal)
                && !questions.Any(question => key == Name(question) || key == Name(question) + "[]")) is { } unknown)
        {
            throw Open311Refusal.Bad($"{unknown}: service {service.Code} asks no such thing; services/{service.Code}.json says what it asks.");
        }

        return [.. questions.Select(question => (question, answer: Read(question)))
            .Where(pair => pair.answer.Length > 0)
            .Select(pair => $"{pair.question.NameZh}{pair.answer}")];
    }

    private static string Name(QuestionDefinition question) => $"{Prefix}{question.Code}]";

    private string Read(QuestionDefinition question)
    {
        var name = Name(question);
        string[] given = [.. StringValues.Concat(fields[name], fields[name + "[]"]).Select(text => text?.Trim() ?? "").Where(text => text.Length > 0)];
        if (given.Length == 0)
        {
            return question.Required
                ? throw Open311Refusal.Bad($"{name} was not provided, and service {service.Code} needs it: {question.NameZh} {question.NameEn}")
                : "";
        }

        if (given.Length > 1 && question.Answer != AnswerKind.ManyOf)
        {
            throw Open311Refusal.Bad($"{name}: was given {given.Length} times, expected one answer.");
        }

        return question.Answer switch
        {
            AnswerKind.OneOf or AnswerKind.ManyOf => string.Join('、', given.Distinct().Select(code => Choice(question, name, code))),
            AnswerKind.Number => double.TryParse(given[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? given[0]
                : throw Open311Refusal.Bad($"{name}: '{given[0]}' is not a number."),
            AnswerKind.Moment => W3Time.TryParse(given[0], out _)
                ? given[0]
                : throw Open311Refusal.Bad($"{name}: '{given[0]}' is not a moment with its offset, as 2026-07-01T08:30:00+08:00 is."),
            _ => Short(name, given[0], question.Answer == AnswerKind.Line ? MaxLine : MaxText),
        };
    }

    private static string Choice(QuestionDefinition question, string name, string code) =>
        question.Choices.FirstOrDefault(choice => choice.Code == code)?.NameZh
        ?? throw Open311Refusal.Bad($"{name}: '{code}' is none of {string.Join(", ", question.Choices.Select(choice => choice.Code))}.");

    private static string Short(string name, string text, int most) => text.Length <= most
        ? text
        : throw Open311Refusal.Bad($"{name}: {text.Length} characters are more than {most}.");
}
