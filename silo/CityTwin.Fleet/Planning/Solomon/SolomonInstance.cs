using System.Globalization;

namespace CityTwin.Fleet.Planning.Solomon;

/// <summary>
/// One of M. Solomon's vehicle-routing problems with time windows, which planners are compared by: fewest vehicles first, then the
/// shortest way. A unit of distance is a unit of time.
/// </summary>
public sealed record SolomonInstance(string Name, int Vehicles, int Capacity, IReadOnlyList<SolomonCustomer> Customers)
{
    private const int Columns = 7, MaxCustomers = 1_001;

    /// <summary>Reads the text of an instance: a name, the fleet, and a table of customers.</summary>
    /// <exception cref="FormatException">Not such a text; says which line.</exception>
    public static SolomonInstance Read(TextReader text)
    {
        var (name, fleet, customers, lineNumber) = ("", (int[]?)null, new List<SolomonCustomer>(), 0);
        while (text.ReadLine() is { } line)
        {
            lineNumber++;
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                continue;
            }

            name = name.Length == 0 ? line.Trim() : name;
            if (!char.IsAsciiDigit(words[0][0]))
            {
                continue;
            }

            if (fleet is null)
            {
                fleet = [.. Numbers(words, 2, lineNumber).Select(number => (int)number)];
                continue;
            }

            customers.Add(Customer(Numbers(words, Columns, lineNumber), customers.Count, lineNumber));
        }

        return fleet is not null && customers.Count is > 1 and <= MaxCustomers && fleet.All(number => number > 0)
            ? new SolomonInstance(name, fleet[0], fleet[1], customers)
            : throw new FormatException($"The instance '{name}' has {customers.Count} places and {(fleet is null ? "no fleet" : "a fleet")}; a fleet of one or more, a depot and at most {MaxCustomers - 1} customers.");
    }

    private static SolomonCustomer Customer(double[] numbers, int expected, int lineNumber) => (int)numbers[0] == expected
        ? new SolomonCustomer(
            expected, numbers[1], numbers[2], (int)numbers[3], (int)numbers[4], (int)numbers[5], (int)numbers[6])
        : throw new FormatException($"Line {lineNumber}: customer {numbers[0]}; {expected} comes next.");

    private static double[] Numbers(string[] words, int count, int lineNumber)
    {
        var numbers = words.Select(word => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is >= -1e6 and <= 1e6 ? number : double.NaN).ToArray();
        return numbers.Length == count && numbers.All(double.IsFinite)
            ? numbers
            : throw new FormatException($"Line {lineNumber}: '{string.Join(' ', words)}'; {count} numbers between -1,000,000 and 1,000,000.");
    }
}
