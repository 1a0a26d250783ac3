namespace CityTwin.Cap;

/// <summary>The lines where things were read, so that a check of the whole message can name one.</summary>
internal sealed class CapPlaces
{
    private readonly Dictionary<string, int> _lines = [];

    public void Add(string where, int line) => _lines.TryAdd(where, line);

    /// <summary>The problem with the line of its element, or of the nearest around it when the element is missing.</summary>
    public CapProblem Locate(CapProblem problem)
    {
        for (var where = problem.Where; where.Length > 0; where = where[..Math.Max(0, where.LastIndexOf('/'))])
        {
            if (_lines.TryGetValue(where, out var line))
            {
                return problem with { Line = line };
            }
        }

        return problem;
    }
}
