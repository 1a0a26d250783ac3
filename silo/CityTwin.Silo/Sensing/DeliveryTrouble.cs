using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>What went wrong while a batch was handed on.</summary>
internal sealed class DeliveryTrouble
{
    private readonly List<string> _all = [];
    private readonly List<TwinId> _atFault = [];

    public void Add(TwinId sensor, Exception failure)
    {
        _all.Add($"{sensor}: {failure.Message}");
        if (!DeliveryIncompleteException.IsOutage(failure))
        {
            _atFault.Add(sensor);
        }
    }

    public void Add(DivisionCode cell, Exception failure) => _all.Add($"cell {cell}: {failure.Message}");

    /// <summary>Throws when anything went wrong.</summary>
    /// <param name="sensors">How many sensors the batch is for.</param>
    public void Throw(int sensors)
    {
        if (_all.Count > 0)
        {
            throw new DeliveryIncompleteException(
                $"{_all.Count} failures with readings for {sensors} sensors, the first: {_all[0]}", _atFault);
        }
    }
}
