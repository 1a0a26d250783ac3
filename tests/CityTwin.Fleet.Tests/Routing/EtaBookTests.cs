using CityTwin.Fleet.Routing;
using CsCheck;

namespace CityTwin.Fleet.Tests.Routing;

public class EtaBookTests
{
    private static readonly Gen<EtaObservation> Journey = Gen.Select(
        Gen.Bool.Select(b => b ? "vehicle" : "walker"), Gen.Int[0, 23], Gen.Long[1, 3_600_000], Gen.Long[0, 7_200_000],
        (profile, hour, predicted, actual) => new EtaObservation(profile, hour, predicted, predicted, actual));

    [Fact]
    public void Nothing_is_corrected_before_anything_is_known() => new EtaBook().Correct("vehicle", 8, 60_000).ShouldBe(60_000);

    [Fact]
    public void Journeys_that_take_half_as_long_again_are_learned_and_the_error_falls()
    {
        var book = new EtaBook();
        for (var i = 0; i < 300; i++)
        {
            var predicted = 60_000 + (i % 7 * 10_000);
            book.Take(new EtaObservation("vehicle", 8, predicted, book.Correct("vehicle", 8, predicted), predicted * 3 / 2));
        }

        book.Factor("vehicle", 8).ShouldBe(1.5, 0.01);
        book.Factor("vehicle", 3).ShouldBe(1.5, 0.01);
        book.Factor("walker", 8).ShouldBe(1);
        var error = book.Error("vehicle");
        error.Journeys.ShouldBe(300);
        error.MeanAbsoluteS.ShouldBeLessThan(error.UncorrectedMeanAbsoluteS / 10);
        error.ToString().ShouldContain("300 journeys: bias +");
    }

    [Fact]
    public void One_journey_through_a_flood_does_not_sway_it()
    {
        var book = new EtaBook();
        for (var i = 0; i < 20; i++)
        {
            book.Take(new EtaObservation("vehicle", 8, 60_000, 60_000, i == 10 ? 6_000_000 : 60_000));
        }

        book.Factor("vehicle", 8).ShouldBe(1);
    }

    [Fact]
    public void An_hour_is_told_apart_from_the_others_once_it_has_journeys_of_its_own()
    {
        var book = new EtaBook();
        for (var i = 0; i < 400; i++)
        {
            book.Take(new EtaObservation("vehicle", i % 24, 60_000, 60_000, i % 24 == 8 ? 120_000 : 60_000));
        }

        book.Factor("vehicle", 8).ShouldBeGreaterThan(1.7);
        book.Factor("vehicle", 9).ShouldBe(1, 0.01);
    }

    [Fact]
    public void What_is_no_journey_and_profiles_beyond_the_limit_are_not_taken()
    {
        var book = new EtaBook(new EtaBookLimits { MaxProfiles = 1 });
        book.Take(new EtaObservation("vehicle", 8, 0, 0, 1)).ShouldBeFalse();
        book.Take(new EtaObservation("vehicle", 24, 1, 1, 1)).ShouldBeFalse();
        book.Take(new EtaObservation("vehicle", 8, 1, 1, 1)).ShouldBeTrue();
        book.Take(new EtaObservation("walker", 8, 1, 1, 1)).ShouldBeFalse();
    }

    [Fact]
    public void The_figures_are_the_plain_ones() => EtaError.Of(
        Enumerable.Range(1, 10).Select(i => new EtaObservation("v", 0, 1000, 2000, 2000 + (i % 2 == 0 ? 1000 * i : -1000 * i))))
        .ShouldBe(new EtaError(10, 0.5, 5.5, 9, 5.5));

    [Fact]
    public void What_is_saved_is_the_same_book_again_and_it_never_grows_beyond_its_bounds() => Journey.List[0, 300].Sample(journeys =>
    {
        var limits = new EtaBookLimits { JourneysPerHour = 5, JourneysPerProfile = 40 };
        var book = new EtaBook(limits);
        journeys.ForEach(journey => book.Take(journey));
        var saved = book.Save();
        (saved.ByHour.Count <= 2 * 24 * 5 && saved.Recent.Count <= 2 * 40).ShouldBeTrue();
        var again = EtaBook.Of(saved, limits);
        again.Error().ShouldBe(book.Error());
        for (var hour = 0; hour < 24; hour++)
        {
            again.Factor("vehicle", hour).ShouldBe(book.Factor("vehicle", hour));
            book.Factor("walker", hour).ShouldBeInRange(0.5, 3);
        }
    });
}
