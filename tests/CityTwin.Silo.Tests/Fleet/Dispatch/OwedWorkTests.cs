using CityTwin.Fleet.Dispatch;

namespace CityTwin.Silo.Tests.Fleet.Dispatch;

public class OwedWorkTests
{
    private readonly List<string> _failed = [];
    private readonly OwedWork _owed;

    public OwedWorkTests() => _owed = new OwedWork(new DispatchOptions(), TimeProvider.System, (key, _, _) => _failed.Add(key));

    [Fact]
    public async Task What_is_dropped_while_it_is_done_is_told_so_and_whatever_it_comes_to_is_no_failure()
    {
        var (under, told) = (new TaskCompletionSource(), new TaskCompletionSource());
        _owed.Owe("launch", async dropped =>
        {
            dropped.Register(told.SetResult);
            await under.Task;
            throw new InvalidOperationException("late");
        });
        _owed.Begin();

        _owed.Drop("launch");
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        under.SetResult();

        (_owed.Has("launch"), _owed.Failing, _failed.Count).ShouldBe((false, 0, 0));
    }

    [Fact]
    public async Task What_is_owed_again_after_it_was_dropped_is_done()
    {
        var (under, again) = (new TaskCompletionSource(), new TaskCompletionSource());
        _owed.Owe("launch", _ => under.Task);
        _owed.Begin();
        _owed.Drop("launch");

        _owed.Owe("launch", dropped =>
        {
            dropped.IsCancellationRequested.ShouldBeFalse();
            again.SetResult();
            return Task.CompletedTask;
        });
        under.SetResult();

        await again.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
