namespace CityTwin.Cli.Drills;

/// <summary>Chooses where fires are lit: cells with a smoke detector, spread over the streets, by a seed.</summary>
internal static class FirePlaces
{
    private const int StreetDigits = 9;

    /// <param name="cells">The cell of each detector.</param>
    /// <exception cref="CliException">There are fewer cells than fires.</exception>
    public static IReadOnlyList<FirePlace> Choose(IEnumerable<string> cells, int count, int seed)
    {
        var chance = new Random(seed);
        var byStreet = cells.Distinct().Order(StringComparer.Ordinal).GroupBy(cell => cell[..StreetDigits])
            .Select(street => new Queue<string>(Shuffled(street, chance))).ToList();
        var places = new List<FirePlace>();
        while (places.Count < count && byStreet.Count > 0)
        {
            // Round by round another street, so that two fires that burn at once are not next to each other.
            foreach (var street in Shuffled(byStreet, chance))
            {
                if (places.Count < count)
                {
                    places.Add(new FirePlace(places.Count + 1, street.Dequeue()));
                }
            }

            byStreet.RemoveAll(street => street.Count == 0);
        }

        return places.Count == count
            ? places
            : throw new CliException($"{places.Count} cells of the city have a smoke detector: there cannot be {count} fires.");
    }

    private static T[] Shuffled<T>(IEnumerable<T> items, Random chance)
    {
        T[] all = [.. items];
        chance.Shuffle(all);
        return all;
    }
}
