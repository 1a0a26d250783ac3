using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Airspace;

/// <summary>Puts a way into space and time, with what it uses.</summary>
internal sealed class FlightWriter
{
    private readonly FlightRequest _request;
    private readonly List<FlightSegment> _segments = [];
    private AirPoint _at;
    private double _nowMs;

    private FlightWriter(FlightRequest request)
    {
        (_request, _at, _nowMs) = (request, request.From, request.DepartMs);
    }

    private AircraftFigures Aircraft => _request.Aircraft;

    public static FlightAnswer Write(
        FlightRequest request, AirPoint scene, IReadOnlyList<PlanePoint> way, IReadOnlyList<PlanePoint> back, double levelM)
    {
        var writer = new FlightWriter(request);
        if (writer.Along(way, levelM, scene.AltitudeM) is { } refusal)
        {
            return new FlightAnswer(null, refusal);
        }

        var (arriveMs, outPercent) = (writer.NowMs, writer.Used);
        writer.Hover(request.OnSceneS);
        var (leaveMs, stayPercent) = (writer.NowMs, writer.Used - outPercent);
        var noWayBack = request.OneWay || request.GoesOn ? null : writer.Along(back, levelM, (request.Home ?? request.From).AltitudeM);
        if (noWayBack is not null)
        {
            return new FlightAnswer(null, noWayBack);
        }

        return new FlightAnswer(writer.Plan(scene, way, levelM, arriveMs, leaveMs, outPercent, stayPercent), null);
    }

    private long NowMs => (long)Math.Round(_nowMs);

    private double Used => _segments.Sum(s => s.EnergyPercent);

    private FlightPlan Plan(
        AirPoint scene, IReadOnlyList<PlanePoint> way, double levelM, long arriveMs, long leaveMs, double outPercent, double stayPercent)
    {
        var (reserve, back) = (_request.OneWay ? Aircraft.AlternateReservePercent : Aircraft.ReservePercent, Used - outPercent - stayPercent);
        var spare = _request.EnergyPercent - outPercent - back - reserve;
        var energy = new EnergyBudget(
            _request.EnergyPercent, outPercent, stayPercent, back, reserve,
            Math.Max(0, spare * Aircraft.EnduranceS / 100 / Aircraft.HoverPower));
        return new FlightPlan(
            _segments, scene, levelM, way.Zip(way.Skip(1), (a, b) => a.DistanceM(b)).Sum(), _request.DepartMs, arriveMs, leaveMs, NowMs, energy)
        {
            Stops = [new FlightStop(scene, [.. _segments.TakeWhile(part => part.EndMs <= arriveMs && part.Phase != FlightPhase.Hover).Select(part => part.To)], arriveMs)],
        };
    }

    private FlightRefusal? Along(IReadOnlyList<PlanePoint> way, double levelM, double endM)
    {
        UpOrDown(levelM);
        // It stops at every point of its way.
        foreach (var to in way.Skip(1))
        {
            if (_request.Wind.GroundSpeedMps(_at.Place, to, Aircraft.CruiseSpeedMps) is not { } speedMps)
            {
                return new FlightRefusal(FlightRefusalCode.Wind, FormattableString.Invariant(
                    $"Against {_request.Wind.SpeedMps:0.0} m/s of wind it does not get on at {Aircraft.CruiseSpeedMps:0.0} m/s."));
            }

            Add(FlightPhase.Cruise, new AirPoint(to, levelM), Aircraft.FromRestToRestS(_at.Place.DistanceM(to), speedMps) + Aircraft.PointWaitS, 1);
        }

        UpOrDown(endM);
        return null;
    }

    private void UpOrDown(double altitudeM)
    {
        var byM = altitudeM - _at.AltitudeM;
        var to = _at with { AltitudeM = altitudeM };
        if (byM > 0)
        {
            Add(FlightPhase.Climb, to, byM / Aircraft.ClimbSpeedMps, Aircraft.ClimbPower);
        }
        else if (byM < 0)
        {
            Add(FlightPhase.Descend, to, -byM / Aircraft.DescentSpeedMps, Aircraft.DescentPower);
        }
    }

    private void Hover(double seconds)
    {
        if (seconds > 0)
        {
            Add(FlightPhase.Hover, _at, seconds, Aircraft.HoverPower);
        }
    }

    private void Add(FlightPhase phase, AirPoint to, double seconds, double power)
    {
        var startMs = NowMs;
        _nowMs += seconds * 1000;
        _segments.Add(new FlightSegment(phase, _at, to, startMs, NowMs, seconds * power * 100 / Aircraft.EnduranceS));
        _at = to;
    }
}
