using CityTwin.Access;
using CityTwin.Hosting;

namespace CityTwin.Notifications;

/// <content>Whose access was taken away is neither asked nor sent to, and what they were sent acknowledges nothing.</content>
internal sealed partial class NotificationDeskGrain
{
    private RevokedPeople _revoked = RevokedPeople.None;
    private long _revokedRevision = -1;
    private long _passedOverRevision = -1;
    private long? _revokedAskedAtMs;

    /// <summary>Whether what the person has set counts; without preferences, whether the person was never revoked.</summary>
    private bool IsHere(string subject) => !_revoked.Covers(subject, _people.GetValueOrDefault(subject)?.SetAtMs ?? 0);

    private async Task PassOverRevoked()
    {
        await KnowRevoked();
        if (_passedOverRevision != _revokedRevision)
        {
            await Know([]);
            _book.PassOver(NowMs);
            _passedOverRevision = _revokedRevision;
        }
    }

    /// <summary>
    /// Alerts wait for no list: one that cannot be read is as it was last known, and where it never was, nobody counts as revoked. A
    /// person too many is asked then, whose link acknowledges nothing all the same.
    /// </summary>
    private async Task KnowRevoked()
    {
        if (_revokedAskedAtMs is not { } asked || NowMs - asked >= (long)_options.RevocationsKnownFor.TotalMilliseconds)
        {
            _revokedAskedAtMs = NowMs;
            await _parts.Try("reading who was revoked", ReadRevoked);
        }
    }

    private async Task ReadRevoked()
    {
        if (await GrainFactory.Grain<IRevocationsGrain>(District.City.Value).Since(_revokedRevision).WaitAsync(_options.ReadWithin, clock)
            is { } list && list.Revision > _revokedRevision)
        {
            (_revokedRevision, _revoked) = (list.Revision, RevokedPeople.Of(list));
        }
    }

    /// <exception cref="NotifyRefusedException">The person was revoked when the link was sent, or since.</exception>
    private async Task ShouldStillCount(string recipient, long issuedAtMs)
    {
        await ReadRevoked();
        if (_revoked.Covers(recipient, issuedAtMs))
        {
            throw new NotifyRefusedException(
                "This link acknowledges nothing any more: the access of the person it was sent to was revoked.", NotifyRefusal.Missing, "token");
        }
    }
}
