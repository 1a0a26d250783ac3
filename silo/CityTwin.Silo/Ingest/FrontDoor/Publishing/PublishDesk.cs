using CityTwin.Ingest.FrontDoor.Units;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.FrontDoor.Publishing;

/// <summary>Opens a lane for a connection.</summary>
internal sealed class PublishDesk(
    Reception reception, UnitReception units, IUnitIntake unitIntake, IReadingIntake intake, RefusalTeller teller, FrontDoorMeter meter, DoorLog log,
    IOptions<FrontDoorOptions> options, TimeProvider clock)
{
    /// <param name="hangUp">Makes whoever reads from the connection notice that it is to end.</param>
    public PublishLane Open(DoorConnection connection, SharedOutput output, Action hangUp) => new(
        connection, connection.Units ??= new UnitLine(unitIntake), new Acknowledger(connection, output, teller, meter, log, hangUp), reception, units, unitIntake, intake, log,
        options.Value, clock);
}
