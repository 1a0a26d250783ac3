using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Fleet;

/// <summary>What one desk owed to another when its silo was lost.</summary>
public sealed class LentUnitsTests(DispatchCity city) : DispatchScene(city), IClassFixture<DispatchCity>
{
    [Fact]
    public async Task A_unit_comes_back_whose_lender_was_never_told_that_the_mission_ended()
    {
        var (there, lent) = Lender();
        await There(there).NoteAid(Granted("x-aid-1", there, lent));
        await Inside(Street.District).NoteAid(Granted("x-aid-1", there, lent) with { State = AidState.Ended });
        await Here.Restart();
        await Listen();
        await Desk.ListAid();

        await Until(async () => (await Client.GetGrain<IDispatchGrain>(there.District.Value).ListAid()).Single().State == AidState.Ended);
    }

    [Fact]
    public async Task Who_has_forgotten_what_it_borrowed_says_that_it_is_over_when_it_is_told_again()
    {
        var (there, lent) = Lender();
        await There(there).NoteAid(Granted("y-aid-1", there, lent));
        await Here.Restart();
        await Listen();

        await Until(async () => (await Client.GetGrain<IDispatchGrain>(there.District.Value).ListAid()).Single().State == AidState.Ended);
    }

    private (DivisionCode There, TwinId Lent) Lender()
    {
        var there = NextStreet();
        return (there, Here.Units.Add(TwinKind.Drone, "dock-drone", TestCity.CellOf(there, 1), "lent"));
    }

    private AidRequest Granted(string id, DivisionCode there, TwinId lent) => new(
        id, Street.District, there.District, MissionId.Create(Cell, $"{id[0]}1"), AidState.Granted, "wang", Now, "li", Now, [lent], "our drone is away");

    private IDispatchInside There(DivisionCode there) => Inside(there.District);

    private IDispatchInside Inside(DivisionCode district) => Client.GetGrain<IDispatchInside>(district.Value);
}
