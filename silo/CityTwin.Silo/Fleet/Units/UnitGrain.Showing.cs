using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Hosting;
using CityTwin.Sensing;

namespace CityTwin.Fleet.Units;

/// <summary>Who is told of it: its home's fleet, and the cell it is in.</summary>
internal sealed partial class UnitGrain
{
    private GrowingVersion _version;
    private DivisionCode? _cell;
    private long _dwellAtMs;

    private UnitView View() => _unit!.See(_type, _version.Value, Here, _shifts.IsOn(NowMs), NowMs);

    /// <summary>Where it is; at home as long as it is in no cell that is known.</summary>
    private DivisionCode Here => _cell ?? _unit!.Definition.Cell;

    private void Show()
    {
        _version.Next(parts.Clock);
        Move();
        GrainFactory.Grain<IFleetGrain>(Id.Birthplace.District.Value).Report(View()).Ignore();
    }

    private void Move()
    {
        var cell = parts.Cells.CellAt(_unit!.Place) ?? Here;
        if (cell == _cell)
        {
            return;
        }

        if (_cell is { } left)
        {
            Cell(left).Leave(Id).Ignore();
        }

        _cell = cell;
        _dwellAtMs = 0;
        Dwell(NowMs);
    }

    /// <summary>Says to its cell that it is there, now and then: a cell that was moved to another silo knows it again.</summary>
    private void Dwell(long nowMs)
    {
        if (_cell is { } cell && nowMs >= _dwellAtMs)
        {
            _dwellAtMs = nowMs + (long)parts.Options.DwellEvery.TotalMilliseconds;
            Cell(cell).Enter(Id, nowMs + (long)parts.Options.DwellFor.TotalMilliseconds).Ignore();
        }
    }

    private ICellInside Cell(DivisionCode cell) => GrainFactory.Grain<ICellInside>(TwinId.Cell(cell).Value);
}
