using CityTwin.WorkOrders;

namespace CityTwin.City;

/// <summary>What is wrong with the questions of a category.</summary>
internal static class QuestionCheck
{
    private const int MaxQuestions = 20;
    private const int MaxChoices = 100;

    public static IEnumerable<string> Complaints(string category, IReadOnlyList<QuestionDefinition> questions)
    {
        if (questions.Count > MaxQuestions)
        {
            yield return $"{category}, questions: has {questions.Count}, more than {MaxQuestions}.";
        }

        foreach (var complaint in Codes($"{category}, questions", questions.Select(question => question.Code)))
        {
            yield return complaint;
        }

        foreach (var question in questions)
        {
            var where = $"{category}, questions, {question.Code}";
            var isList = question.Answer is AnswerKind.OneOf or AnswerKind.ManyOf;
            if (isList ? question.Choices.Count is 0 or > MaxChoices : question.Choices.Count > 0)
            {
                yield return isList
                    ? $"{where}, choices: has {question.Choices.Count}, expected 1 to {MaxChoices}."
                    : $"{where}, choices: only lists have them, and its answer is {question.Answer.ToWire()}.";
            }

            foreach (var complaint in DeskCheck.Named(where, question.NameZh, question.NameEn)
                .Concat(Codes($"{where}, choices", question.Choices.Select(choice => choice.Code)))
                .Concat(question.Choices.SelectMany(choice =>
                    DeskCheck.Named($"{where}, choices, {choice.Code}", choice.NameZh, choice.NameEn))))
            {
                yield return complaint;
            }
        }
    }

    private static IEnumerable<string> Codes(string where, IEnumerable<string> codes)
    {
        var seen = new HashSet<string>();
        foreach (var code in codes)
        {
            if (!SensorKindCheck.KindCode().IsMatch(code))
            {
                yield return $"{where}: '{code}' is no code, expected lower-case words with hyphens.";
            }
            else if (!seen.Add(code))
            {
                yield return $"{where}: {code} is given twice.";
            }
        }
    }
}
