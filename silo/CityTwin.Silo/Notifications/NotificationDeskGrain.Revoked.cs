using CityTwin.Access;
using CityTwin.City;
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

    private async Task KnowRevoked(bool atOnce = false)
    {
        if (!atOnce && _revokedAskedAtMs is { } asked && NowMs - asked < (long)_options.RevocationsKnownFor.TotalMilliseconds)
        {
            return;
        }

        try
        {
            var list = await GrainFactory.Grain<IRevocationsGrain>(District.City.Value).Since(_revokedRevision);
            _revokedAskedAtMs = NowMs;
            if (list is not null)
            {
                (_revokedRevision, _revoked) = (list.Revision, RevokedPeople.Of(list));
            }
        }
        catch (Exception error) when (!atOnce && _revokedRevision >= 0)
        {
            // Alerts wait for no list: what is known stays in force, and is asked for again at the next look.
            LogNotKnown(District, error);
        }
    }

    /// <exception cref="NotifyRefusedException">The person was revoked when the link was sent, or since.</exception>
    private async Task ShouldStillCount(string recipient, long issuedAtMs)
    {
        await KnowRevoked(atOnce: true);
        if (_revoked.Covers(recipient, issuedAtMs))
        {
            throw new NotifyRefusedException(
                "This link acknowledges nothing any more: the access of the person it was sent to was revoked.", NotifyRefusal.Missing, "token");
        }
    }

    [LoggerMessage(LogLevel.Warning, "Notifications of {District}: who was revoked is not known anew; what is known stays in force")]
    private partial void LogNotKnown(DivisionCode district, Exception error);
}
